using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Lineage;

/// <summary>Compares the columns that properties files describe with those that there are.</summary>
static class DescribedColumns
{
    /// <summary>MX1601 for each column that is described, or checked, and is not there.</summary>
    public static IEnumerable<Diagnostic> Check(MixdownProject project, IReadOnlyDictionary<string, NodeLineage> nodes) =>
        project.Graph.InOrder.SelectMany(node => Missing(node, nodes.GetValueOrDefault(node.UniqueId))).Select(problem => problem.InFile(project));

    static IEnumerable<Diagnostic> Missing(GraphNode node, NodeLineage? lineage) => lineage is { IsTyped: true }
        ? Described(node).Where(column => lineage.Find(column.Name) is null).Select(column => Missing(node, column, lineage))
        : [];

    static IReadOnlyList<ColumnInfo> Described(GraphNode node) => node switch
    {
        ProjectNode own => own.Columns,
        SourceTable source => source.Columns,
        _ => [],
    };

    static Diagnostic Missing(GraphNode node, ColumnInfo column, NodeLineage lineage) => new(
        "MX1601", $"{node.KindWord} '{node.Name}' has no column '{column.Name}'", column.At,
        DidYouMean.Hint(column.Name, lineage.Columns.Select(one => one.Name)), Severity.Warning);
}
