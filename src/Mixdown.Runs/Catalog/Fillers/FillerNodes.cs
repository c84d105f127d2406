using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Streams;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>What stands in <c>mixdown.yml</c> and not in dbt's graph: loads and streams, which fill sources, and live tables, which are kept of
/// them. Their ids are <c>load.NAME</c>, <c>stream.NAME</c> and <c>live.NAME</c>.</summary>
sealed class FillerNodes
{
    const string Loads = "load";
    const string Streams = "stream";
    const string Live = "live";

    readonly MixdownProject _project;
    readonly NodeFacts _nodes;
    readonly Lazy<IReadOnlyList<LiveEntry>> _live;
    readonly Lazy<IReadOnlyList<CatalogNode>> _all;

    /// <param name="project">The project.</param>
    /// <param name="nodes">What its files say of its nodes.</param>
    public FillerNodes(MixdownProject project, NodeFacts nodes)
    {
        (_project, _nodes) = (project, nodes);
        _live = new(() => LiveTables.Bind(project, []));
        _all = new(() => [.. Bringing(), .. _live.Value.Select(Kept)]);
    }

    /// <summary>All of them: loads, streams, live tables.</summary>
    public IReadOnlyList<CatalogNode> All => _all.Value;

    /// <summary>The live tables.</summary>
    public IReadOnlyList<LiveEntry> Entries => _live.Value;

    /// <summary>The one of an id; null where there is none.</summary>
    public CatalogNode? Find(string id) => All.FirstOrDefault(node => node.Id == id);

    /// <summary>The load or stream that fills a source; null where something outside the project does.</summary>
    public CatalogLink? FillerOf(SourceTable source)
    {
        if (_project.Loads.Any(load => load.Name == source.SourceName))
            return Link(Loads, source.SourceName);
        return _project.Streams.Any(stream => stream.Name == source.SourceName) ? Link(Streams, source.SourceName) : null;
    }

    /// <summary>The sources that a load or a stream fills.</summary>
    public IEnumerable<SourceTable> Filled(string name) => _project.Manifest.Sources.Values.Where(source => source.SourceName == name);

    /// <summary>The live tables that are kept of a stream.</summary>
    public IReadOnlyList<CatalogLink> LiveOfStream(string stream) => [.. Entries.Where(entry => entry.Stream == stream).Select(LinkOf)];

    /// <summary>The live tables that are kept of a topic's table.</summary>
    public IReadOnlyList<CatalogLink> LiveOf(GraphNode node) =>
        node is SourceTable source ? [.. Entries.Where(entry => IsOf(entry, source)).Select(LinkOf)] : [];

    /// <summary>The live tables that a dashboard shows.</summary>
    public IReadOnlyList<CatalogLink> ShownBy(GraphNode dashboard) => [.. Entries.Where(entry => Shows(dashboard, entry)).Select(LinkOf)];

    /// <summary>The dashboards that show a live table.</summary>
    public IEnumerable<GraphNode> Showing(LiveEntry entry) => _nodes.Shown.Where(node => Shows(node, entry));

    /// <summary>The table of the topic that a live table is kept of; null where no source is declared for it.</summary>
    public SourceTable? TopicOf(LiveEntry entry) => _project.Manifest.Sources.Values.FirstOrDefault(source => IsOf(entry, source));

    /// <summary>What a page calls a live table.</summary>
    public static CatalogLink LinkOf(LiveEntry entry) => Link(Live, entry.Name);

    /// <summary>What a page calls a stream.</summary>
    public static CatalogLink LinkOfStream(string name) => Link(Streams, name);

    static CatalogLink Link(string kind, string name) => new($"{kind}.{name}", kind, name);

    static bool IsOf(LiveEntry entry, SourceTable source) => source.SourceName == entry.Stream && source.Name == entry.Topic;

    bool Shows(GraphNode node, LiveEntry entry) =>
        _nodes.DashboardOf(node)?.Tiles.Any(tile => tile.Data.From?.Text.Trim() == $"{Live}.{entry.Name}") == true;

    IEnumerable<CatalogNode> Bringing()
    {
        var loads = LoadDefinitions.Bind(_project, []).ToDictionary(load => load.Name, StringComparer.Ordinal);
        foreach (var load in _project.Loads)
            yield return Node(Link(Loads, load.Name), "loads", loads.TryGetValue(load.Name, out var bound) ? $"{bound.Source.Kind} from {bound.Source.Place}" : "");
        var streams = StreamDefinitions.Bind(_project, []).ToDictionary(stream => stream.Name, StringComparer.Ordinal);
        foreach (var stream in _project.Streams)
            yield return Node(Link(Streams, stream.Name), "streams", streams.TryGetValue(stream.Name, out var bound) ? $"{bound.Source.Kind} at {bound.Source.Place}" : "");
    }

    static CatalogNode Kept(LiveEntry entry) => Node(
        LinkOf(entry), "live", $"{string.Join(", ", entry.Metrics.Select(metric => metric.Name))} of {entry.Stream}.{entry.Topic} by {string.Join(", ", entry.By.Prepend(FillerWords.Of(entry.Size)))}") with
    {
        Relation = $"{Live}.{entry.Name}",
        Columns = entry.By.Count + entry.Metrics.Count + entry.Top.Count + 2,
    };

    static CatalogNode Node(CatalogLink link, string layer, string description) => new(link.Id, link.Kind, link.Name) { Layer = layer, Description = description };
}
