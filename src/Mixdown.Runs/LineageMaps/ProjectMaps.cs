using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.LineageMaps.Columns;
using Mixdown.Runs.LineageMaps.Impacts;

namespace Mixdown.Runs.LineageMaps;

/// <summary>Draws what reads what, follows columns, and tells what a change would break. Safe for several threads.</summary>
/// <param name="shelf">What is made of the project's files.</param>
public sealed class ProjectMaps(CatalogShelf shelf)
{
    /// <summary>The map of tables.</summary>
    /// <param name="select">Words of dbt's selection, such as <c>+dim_customer+1</c>; empty for everything.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX1401: a word is not a selector.</exception>
    public LineageMap Map(string select, CancellationToken cancel)
    {
        var edition = shelf.Current;
        var graph = new MapGraph(edition, Outcomes(cancel));
        if (string.IsNullOrWhiteSpace(select))
            return graph.Draw(edition.Nodes.Shown);
        var found = NodeSelection.Find(edition.Project, new SelectionRequest { Select = [select] });
        return graph.Draw([.. edition.Nodes.Shown.Where(node => found.Ids.Contains(node.UniqueId))]) with
        {
            Warnings = [.. found.Warnings.Select(warning => warning.Message)],
        };
    }

    /// <summary>The path of a column, up to what it is made of and down to what shows it; null when there is no such column.</summary>
    public async Task<ColumnPath?> ColumnAsync(string node, string column, CancellationToken cancel)
    {
        var edition = shelf.Current;
        var lineage = await edition.LineageAsync(cancel);
        return Find(edition, lineage, node, column) is { } found
            ? new ColumnPaths(edition, lineage, new MapGraph(edition, Outcomes(cancel))).Of(found)
            : null;
    }

    /// <summary>What breaks when a column is dropped or renamed; null when there is no such column.</summary>
    public async Task<ColumnImpact?> ImpactAsync(string node, string column, CancellationToken cancel)
    {
        var edition = shelf.Current;
        var lineage = await edition.LineageAsync(cancel);
        return Find(edition, lineage, node, column) is { } found ? new ImpactReading(edition, lineage).Of(found) : null;
    }

    static ColumnRef? Find(CatalogEdition edition, ProjectLineage lineage, string node, string column) =>
        edition.Nodes.Find(node) is not null && lineage.Nodes.GetValueOrDefault(node)?.Find(column) is { } found ? new ColumnRef(node, found.Name) : null;

    LastOutcomes Outcomes(CancellationToken cancel)
    {
        using var session = shelf.Served.History.OpenSession();
        return LastOutcomes.Read(session, cancel);
    }
}
