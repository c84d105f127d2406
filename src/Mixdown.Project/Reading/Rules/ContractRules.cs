using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading.Rules;

/// <summary>What a model with an enforced contract has to say in its properties file.</summary>
static class ContractRules
{
    static readonly string[] Materializations = ["table", "view", "incremental"];

    /// <summary>MX1228 for each model whose contract cannot be kept, at its place.</summary>
    public static void Check(IEnumerable<ProjectNode> nodes, ICollection<Diagnostic> diagnostics)
    {
        foreach (var node in nodes.Where(node => node is { Kind: NodeKind.Model, IsContractEnforced: true }))
        {
            if (!Materializations.Contains(node.Config.Materialized, StringComparer.Ordinal))
                diagnostics.Add(new Diagnostic("MX1228", $"'{node.Name}' has a contract and is materialized as '{node.Config.Materialized}'", At(node), "Contracts are for tables, views and incremental models."));
            if (node.Columns.Count == 0)
                diagnostics.Add(new Diagnostic("MX1228", $"'{node.Name}' has a contract and describes no columns", At(node), "Put all its columns with 'data_type' under 'columns:' in a .yml file."));
            if (node.Config.Materialized == "incremental" && node.Config.Text("on_schema_change") is not ("append_new_columns" or "fail"))
                diagnostics.Add(new Diagnostic("MX1531", $"'{node.Name}' has a contract, and its 'on_schema_change' is '{node.Config.Text("on_schema_change") ?? "ignore"}'", At(node), "Set it to 'append_new_columns' or 'fail'."));
            foreach (var column in node.Columns.Where(column => string.IsNullOrWhiteSpace(column.DataType)))
                diagnostics.Add(new Diagnostic("MX1228", $"'{node.Name}' has a contract, and its column '{column.Name}' has no 'data_type'", At(node, column.Name), "Add 'data_type: …' to the column."));
        }
    }

    static SourceSpan At(ProjectNode node) => node.Declaration?["name"]?.At ?? node.DeclaredAt;

    static SourceSpan At(ProjectNode node, string column) => (node.Declaration?["columns"] as SettingNode.List)?.Items.OfType<SettingNode.Map>()
        .Select(map => map["name"]).OfType<SettingNode.Scalar>().FirstOrDefault(name => name.Text == column)?.At ?? At(node);
}
