using Mixdown.Project.Dashboards;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Project.Graph;

/// <summary>Everything that a project declares, by dbt's ids. What dbt's <c>manifest.json</c> holds.</summary>
public sealed class Manifest
{
    readonly Dictionary<string, ProjectNode> _nodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, SourceTable> _sources = new(StringComparer.Ordinal);
    readonly Dictionary<string, DeclaredNode> _declared = new(StringComparer.Ordinal);
    readonly Dictionary<string, UnitTestNode> _unitTests = new(StringComparer.Ordinal);
    readonly Dictionary<string, GroupInfo> _groups = new(StringComparer.Ordinal);
    readonly Dictionary<string, DocBlock> _docs = new(StringComparer.Ordinal);
    readonly Dictionary<string, GraphNode> _disabled = new(StringComparer.Ordinal);

    /// <summary>Models, seeds, snapshots, checks, analyses and operations.</summary>
    public IReadOnlyDictionary<string, ProjectNode> Nodes => _nodes;

    /// <summary>Source tables.</summary>
    public IReadOnlyDictionary<string, SourceTable> Sources => _sources;

    /// <summary>Exposures.</summary>
    public IEnumerable<DeclaredNode> Exposures => _declared.Values.Where(node => node.Kind == NodeKind.Exposure);

    /// <summary>Metrics.</summary>
    public IEnumerable<DeclaredNode> Metrics => _declared.Values.Where(node => node.Kind == NodeKind.Metric);

    /// <summary>Semantic models.</summary>
    public IEnumerable<DeclaredNode> SemanticModels => _declared.Values.Where(node => node.Kind == NodeKind.SemanticModel);

    /// <summary>Saved queries.</summary>
    public IEnumerable<DeclaredNode> SavedQueries => _declared.Values.Where(node => node.Kind == NodeKind.SavedQuery);

    /// <summary>Unit tests; of a model with versions, one for each version.</summary>
    public IReadOnlyDictionary<string, UnitTestNode> UnitTests => _unitTests;

    /// <summary>Groups by id.</summary>
    public IReadOnlyDictionary<string, GroupInfo> Groups => _groups;

    /// <summary>Macros, those of the embedded package included.</summary>
    public IReadOnlyDictionary<string, MacroInfo> Macros { get; internal set; } = new Dictionary<string, MacroInfo>(0);

    /// <summary>The selectors of selectors.yml, in its order.</summary>
    public IReadOnlyList<NamedSelector> Selectors { get; internal set; } = [];

    /// <summary>The files of <c>dashboards/</c>, by id; each is an exposure too.</summary>
    public IReadOnlyList<Dashboard> Dashboards { get; internal set; } = [];

    /// <summary>Docs blocks.</summary>
    public IReadOnlyDictionary<string, DocBlock> Docs => _docs;

    /// <summary>What is switched off by <c>enabled: false</c>.</summary>
    public IReadOnlyDictionary<string, GraphNode> Disabled => _disabled;

    /// <summary>Exposures, metrics, semantic models and saved queries.</summary>
    internal IEnumerable<DeclaredNode> Declared => _declared.Values;

    /// <summary>All that takes part, of every kind.</summary>
    internal IEnumerable<GraphNode> All => [.. _nodes.Values, .. _sources.Values, .. _declared.Values, .. _unitTests.Values];

    /// <summary>Adds a node; false when its id is taken.</summary>
    internal bool TryAdd(GraphNode node) => node switch
    {
        ProjectNode own => _nodes.TryAdd(own.UniqueId, own),
        SourceTable source => _sources.TryAdd(source.UniqueId, source),
        DeclaredNode declared => _declared.TryAdd(declared.UniqueId, declared),
        UnitTestNode test => _unitTests.TryAdd(test.UniqueId, test),
        _ => false,
    };

    internal bool TryAdd(GroupInfo group) => _groups.TryAdd(group.UniqueId, group);

    internal bool TryAdd(DocBlock doc) => _docs.TryAdd(doc.UniqueId, doc);

    /// <summary>Moves a node to <see cref="Disabled"/>.</summary>
    internal void Disable(GraphNode node)
    {
        _nodes.Remove(node.UniqueId);
        _sources.Remove(node.UniqueId);
        _declared.Remove(node.UniqueId);
        _unitTests.Remove(node.UniqueId);
        _disabled[node.UniqueId] = node;
    }
}
