using Mixdown.Data.Naming;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>The column that a filter is bound to, in the warehouse.</summary>
/// <param name="Node">The node that has it.</param>
/// <param name="Column">Its name.</param>
sealed record FilterColumn(ProjectNode Node, string Column)
{
    /// <summary>What its values are asked of: the table, quoted, or a query that stands for some of its rows.</summary>
    public string Table { get; init; } = new TableName(Node.Relation.Schema, Node.Relation.Identifier).Sql;

    /// <summary>The column there, quoted.</summary>
    public string Sql { get; init; } = new SqlIdentifier(Column).ToString();

    /// <summary>How often a value occurs there.</summary>
    public string Count { get; init; } = "count(*)";

    /// <summary>What is bound in <see cref="Table"/>.</summary>
    public IReadOnlyList<object?> Values { get; init; } = [];

    /// <summary>The ids of the nodes that <see cref="Table"/> reads.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [Node.UniqueId];

    /// <summary><c>TABLE.COLUMN</c>.</summary>
    public string Field => $"{Node.Name}.{Column}";

    /// <summary>How its numbers are written; null: as they are.</summary>
    public ValueFormat? Format => TileCompiler.FormatOf(Node, Column);

    /// <summary>Finds the column of a filter; null where its table is none of the project's.</summary>
    public static FilterColumn? Of(MixdownProject project, Dashboard dashboard, DashboardFilter filter)
    {
        var (table, column) = Split(filter.Column.Text, dashboard.Fact?.Text);
        var node = project.Manifest.Nodes.Values.FirstOrDefault(one => one.IsRelation && string.Equals(one.Name, table, StringComparison.OrdinalIgnoreCase));
        return node is null ? null : new FilterColumn(node, column);
    }

    static (string? Table, string Column) Split(string text, string? fact)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (fact, text.Trim('"')) : (text[..dot], text[(dot + 1)..].Trim('"'));
    }
}
