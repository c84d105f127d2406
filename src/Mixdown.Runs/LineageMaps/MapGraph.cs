using Mixdown.Project.Graph;
using Mixdown.Project.Lineage.Layout;
using Mixdown.Project.Streams;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Catalog.Fillers;

namespace Mixdown.Runs.LineageMaps;

/// <summary>The boxes and arrows of a project, from what fills its sources to its dashboards.</summary>
/// <param name="edition">The project.</param>
/// <param name="outcomes">How builds and checks ended last.</param>
sealed class MapGraph(CatalogEdition edition, LastOutcomes outcomes)
{
    /// <summary>The sizes that pages draw boxes with.</summary>
    public const double BoxWidth = 240;

    /// <summary>The head of a box: all of it on a map of tables.</summary>
    public const double BoxHeight = 48;

    /// <summary>A column in a box.</summary>
    public const double ColumnHeight = 24;

    /// <summary>What a box has below its columns.</summary>
    public const double ColumnEnd = 8;

    static readonly LayoutOptions Distances = new();

    /// <summary>Draws nodes with what fills them.</summary>
    public LineageMap Draw(IReadOnlyCollection<GraphNode> nodes)
    {
        var live = edition.Fillers.Entries.SelectMany(entry => Arrows(entry, nodes)).ToList();
        var boxes = nodes.Select(Box).Concat(Fillers(nodes)).Concat(live.Select(one => one.Box)).DistinctBy(box => box.Id).ToList();
        var edges = nodes.SelectMany(node => edition.Nodes.Reads(node.UniqueId).Select(parent => new LayoutEdge(parent.UniqueId, node.UniqueId)))
            .Concat(nodes.OfType<SourceTable>().SelectMany(source => Filler(source).Select(filler => new LayoutEdge(filler.Id, source.UniqueId))))
            .Concat(live.Select(one => one.Edge));
        return Place(boxes, edges) with { Total = Count(edition.Nodes.Shown) };
    }

    /// <summary>Draws boxes that may have columns.</summary>
    public static LineageMap Place(IReadOnlyList<MapNode> boxes, IEnumerable<LayoutEdge> edges)
    {
        var drawn = LayeredLayout.Of(boxes.Select(box => new LayoutNode(box.Id, BoxWidth, HeightOf(box)) { Group = box.Layer }), edges, Distances);
        var places = drawn.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        return new LineageMap(
            [.. boxes.Select(box => At(box, places[box.Id]))],
            [.. drawn.Edges.Select(edge => new MapEdge(edge.From, edge.To, [.. edge.Points.SelectMany(point => new[] { Math.Round(point.X, 1), Math.Round(point.Y, 1) })]))],
            drawn.Width, drawn.Height);
    }

    /// <summary>A node as a box that has no place yet.</summary>
    public MapNode Box(GraphNode node)
    {
        var facts = edition.Nodes.Describe(node, 0);
        return new MapNode(facts.Id, facts.Kind, facts.Name)
        {
            Layer = facts.Layer,
            Relation = facts.Relation,
            Materialized = facts.Materialized,
            Description = facts.Description,
            LastStatus = outcomes.OfNode(facts.Id),
            FailingChecks = edition.Nodes.Checks(facts.Id).Count(check => outcomes.IsFailing(check.UniqueId)),
        };
    }

    /// <summary>How many boxes a map of nodes has.</summary>
    int Count(IReadOnlyList<GraphNode> nodes) =>
        nodes.Count + Fillers(nodes).DistinctBy(box => box.Id).Count() + edition.Fillers.Entries.Count(entry => Arrows(entry, nodes).Any());

    static double HeightOf(MapNode box) => box.Columns.Count == 0 ? BoxHeight : BoxHeight + box.Columns.Count * ColumnHeight + ColumnEnd;

    static MapNode At(MapNode box, PlacedNode place) => box with { X = Math.Round(place.X, 1), Y = Math.Round(place.Y, 1), Width = place.Width, Height = place.Height };

    IEnumerable<MapNode> Fillers(IEnumerable<GraphNode> nodes) => nodes.OfType<SourceTable>().SelectMany(Filler);

    /// <summary>The load or the stream of a source; none where something outside the project fills it.</summary>
    IEnumerable<MapNode> Filler(SourceTable source) =>
        edition.Fillers.FillerOf(source) is { } filler ? [new MapNode(filler.Id, filler.Kind, filler.Name) { Layer = filler.Kind + "s" }] : [];

    /// <summary>A live table between its topic's table and the dashboards that show it, as far as those are drawn.</summary>
    IEnumerable<(MapNode Box, LayoutEdge Edge)> Arrows(LiveEntry entry, IReadOnlyCollection<GraphNode> nodes)
    {
        var link = FillerNodes.LinkOf(entry);
        var box = new MapNode(link.Id, link.Kind, link.Name) { Layer = "live", Relation = link.Id };
        if (edition.Fillers.TopicOf(entry) is { } topic && nodes.Contains(topic))
            yield return (box, new LayoutEdge(topic.UniqueId, box.Id));
        foreach (var dashboard in edition.Fillers.Showing(entry).Where(nodes.Contains))
            yield return (box, new LayoutEdge(box.Id, dashboard.UniqueId));
    }
}
