using System.Globalization;
using System.Text;
using Mixdown.Data.Settings;
using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.LanguageServer.Answers;

/// <summary>What is said of a word beside it, in Markdown.</summary>
/// <param name="names">What there is.</param>
sealed class HoverText(ProjectNames names)
{
    const int ColumnsShown = 60;

    /// <summary>The text.</summary>
    public string Of(Meaning meaning) => meaning switch
    {
        Meaning.Node node => Of(node.Of),
        Meaning.Column column => Of(column.Of, column.Name),
        Meaning.Macro macro => Of(macro.Of),
        Meaning.Doc doc => doc.Of.Content,
        Meaning.Variable variable => $"**{variable.Of.Key}** · variable\n\n`{(variable.Of.Value is SettingNode.Scalar scalar ? scalar.Text : variable.Of.Value.Kind)}`",
        _ => "",
    };

    string Of(GraphNode node)
    {
        var text = new StringBuilder($"**{node.Name}** · {Kind(node)} · {node.File}");
        if (node.Description.Length > 0)
            text.Append("\n\n").Append(node.Description);
        var columns = names.Columns(node);
        if (columns.Count > 0)
            text.Append("\n\n| column | type | |\n|---|---|---|");
        foreach (var column in columns.Take(ColumnsShown))
            text.Append(CultureInfo.InvariantCulture, $"\n| {Cell(column.Name)} | {Cell(column.Type)} | {Cell(column.Description)} |");
        if (columns.Count > ColumnsShown)
            text.Append(CultureInfo.InvariantCulture, $"\n\nand {columns.Count - ColumnsShown} more");
        if (names.Lineage?.Nodes.GetValueOrDefault(node.UniqueId)?.Unknown is { } unknown)
            text.Append("\n\n").Append(unknown);
        return text.ToString();
    }

    static string Kind(GraphNode node) => node switch
    {
        SourceTable source => $"table of source {source.SourceName}",
        { Kind: NodeKind.Model } => $"model, {node.Config.Materialized}",
        _ => node.KindWord,
    };

    string Of(GraphNode node, string name)
    {
        var column = names.Columns(node).FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        var text = new StringBuilder($"**{name}** · column of {node.Name}");
        if (column is { Type.Length: > 0 })
            text.Append("\n\n`").Append(column.Type).Append('`');
        if (column is { Description.Length: > 0 })
            text.Append("\n\n").Append(column.Description);
        if (names.Lineage?.Find(new ColumnRef(node.UniqueId, name)) is { Inputs.Count: > 0 } made)
            text.Append("\n\n").Append(How(made.Kind)).Append(' ').AppendJoin(", ", made.Inputs.Select(Written));
        return text.ToString();
    }

    static string How(ColumnKind kind) => kind switch
    {
        ColumnKind.PassedThrough => "passed through from",
        ColumnKind.Aggregated => "aggregated from",
        _ => "computed from",
    };

    static string Written(ColumnRef column) => $"`{column.NodeId[(column.NodeId.LastIndexOf('.') + 1)..]}.{column.Column}`";

    static string Of(MacroInfo macro)
    {
        var text = new StringBuilder($"```jinja\n{MacroSignature.Of(macro)}\n```\n\nmacro of {macro.Package} · {macro.File}");
        if (macro.Description.Length > 0)
            text.Append("\n\n").Append(macro.Description);
        foreach (var argument in macro.Arguments)
            text.Append("\n- ").AppendJoin(' ', new[] { $"`{argument.GetValueOrDefault("name")}`", argument.GetValueOrDefault("type"), argument.GetValueOrDefault("description") }.OfType<string>());
        return text.ToString();
    }

    static string Cell(string text) => text.Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal);
}
