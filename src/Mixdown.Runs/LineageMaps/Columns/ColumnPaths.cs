using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Lineage.Layout;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.LineageMaps.Impacts;

namespace Mixdown.Runs.LineageMaps.Columns;

/// <summary>Follows columns through tables to metrics and tiles.</summary>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
/// <param name="graph">Draws.</param>
sealed class ColumnPaths(CatalogEdition edition, ProjectLineage lineage, MapGraph graph)
{
    readonly ColumnMentions _mentions = new(edition);

    public ColumnPath Of(ColumnRef column)
    {
        var (up, down) = (lineage.Upstream(column), lineage.Downstream(column));
        var above = up.Append(column).ToHashSet();
        var below = down.Append(column).ToHashSet();
        var steps = Steps(above).Concat(Steps(below)).Concat(below.SelectMany(Uses)).Distinct().ToList();
        return new ColumnPath(
            column.NodeId, column.Column, Draw(column, steps), steps,
            [.. lineage.RowUsers(column).Select(user => edition.Nodes.Find(user.UniqueId)).OfType<GraphNode>().Select(edition.Nodes.Link)]);
    }

    IEnumerable<ColumnStep> Steps(IReadOnlySet<ColumnRef> columns) =>
        from column in columns
        let made = lineage.Find(column)
        where made is not null
        from input in made.Inputs
        where columns.Contains(input)
        select new ColumnStep(input.NodeId, input.Column, column.NodeId, column.Column, JsonNamingPolicy.CamelCase.ConvertName(made.Kind.ToString()));

    /// <summary>What measures a column, and what shows it.</summary>
    IEnumerable<ColumnStep> Uses(ColumnRef column) =>
        _mentions.Metrics(column).Select(metric => new ColumnStep(column.NodeId, column.Column, metric.Node, metric.What, "measured"))
            .Concat(_mentions.Tiles(column).Select(tile => new ColumnStep(column.NodeId, column.Column, tile.Node, tile.What, "shown")));

    LineageMap Draw(ColumnRef column, List<ColumnStep> steps)
    {
        var named = steps.SelectMany(step => new[] { (step.From, step.FromColumn), (step.To, step.ToColumn) }).Prepend((column.NodeId, column.Column)).Distinct()
            .ToLookup(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        var boxes = named.Select(group => graph.Box(edition.Project.Graph[group.Key]) with { Columns = InOrder(group.Key, group) }).ToList();
        return MapGraph.Place(boxes, steps.Select(step => new LayoutEdge(step.From, step.To)));
    }

    IReadOnlyList<string> InOrder(string node, IEnumerable<string> columns)
    {
        var places = (lineage.Nodes.GetValueOrDefault(node)?.Columns ?? []).Select((column, i) => (column.Name, i)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        return [.. columns.OrderBy(column => places.GetValueOrDefault(column, int.MaxValue)).ThenBy(column => column, StringComparer.Ordinal)];
    }
}
