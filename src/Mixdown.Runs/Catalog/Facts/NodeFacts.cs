using Mixdown.Data.Settings;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>What the files of a project say of its nodes, as pages show it.</summary>
sealed class NodeFacts
{
    const string DashboardKind = "dashboard";

    readonly MixdownProject _project;
    readonly Dictionary<string, Dashboard> _dashboards;
    readonly ILookup<string, ProjectNode> _checks;

    public NodeFacts(MixdownProject project)
    {
        _project = project;
        _dashboards = project.Manifest.Dashboards.ToDictionary(one => $"exposure.{project.Name}.{one.Id}", StringComparer.Ordinal);
        Shown = [.. project.Graph.InOrder.Where(IsShown)];
        _checks = project.Manifest.Nodes.Values.Where(node => node.Kind == NodeKind.Test)
            .SelectMany(check => Watched(check).Select(id => (id, check)))
            .ToLookup(pair => pair.id, pair => pair.check, StringComparer.Ordinal);
    }

    /// <summary>The nodes that the catalog has, each behind what it reads.</summary>
    public IReadOnlyList<GraphNode> Shown { get; }

    /// <summary>The node of an id; null when the catalog has none.</summary>
    public GraphNode? Find(string id) => _project.Graph.TryGet(id, out var node) && IsShown(node) ? node : null;

    /// <summary>The dashboard that a node stands for; null for others.</summary>
    public Dashboard? DashboardOf(GraphNode node) => _dashboards.GetValueOrDefault(node.UniqueId);

    /// <summary>The checks that look at a node.</summary>
    public IEnumerable<ProjectNode> Checks(string id) => _checks[id];

    /// <summary>What a node reads, of what the catalog has: semantic models between metrics and their facts are seen through.</summary>
    public IEnumerable<GraphNode> Reads(string id) => Next(id, _project.Graph.Parents);

    /// <summary>What reads a node, likewise.</summary>
    public IEnumerable<GraphNode> Readers(string id) => Next(id, _project.Graph.Children);

    /// <summary>What a page calls it.</summary>
    public CatalogLink Link(GraphNode node) => new(node.UniqueId, KindOf(node), NameOf(node));

    /// <summary>A node as the list shows it, without what only the warehouse knows.</summary>
    public CatalogNode Describe(GraphNode node, int columns) => new(node.UniqueId, KindOf(node), NameOf(node))
    {
        Relation = RelationOf(node)?.ToString(),
        Description = node.Description,
        Layer = LayerOf(node),
        Materialized = node is ProjectNode { Kind: NodeKind.Model or NodeKind.Snapshot } own ? own.Config.Materialized : null,
        Owner = OwnerOf(node),
        Group = (node as ProjectNode)?.Group,
        Tags = node.Config.Tags,
        Columns = columns,
        Checks = _checks[node.UniqueId].Count(),
    };

    /// <summary>Where a node's rows are; null where it has none.</summary>
    public static RelationName? RelationOf(GraphNode node) => node switch
    {
        SourceTable source => source.Relation,
        ProjectNode { IsRelation: true, IsEphemeral: false } own => own.Relation,
        _ => null,
    };

    /// <summary>What properties files say of a node's columns.</summary>
    public static IReadOnlyList<ColumnInfo> Described(GraphNode node) => node switch
    {
        ProjectNode own => own.Columns,
        SourceTable source => source.Columns,
        _ => [],
    };

    /// <summary>The folder that it lies in, or what takes its place.</summary>
    public static string LayerOf(GraphNode node) => node switch
    {
        SourceTable source => source.Relation.Schema,
        ProjectNode { Kind: NodeKind.Model, Fqn: [_, var folder, _, ..] } => folder,
        ProjectNode own => own.KindWord + "s",
        { Kind: NodeKind.Exposure } => "dashboards",
        _ => node.KindWord + "s",
    };

    IEnumerable<GraphNode> Next(string id, Func<string, IReadOnlyList<string>> next) => next(id)
        .SelectMany(other => _project.Graph[other] is { Kind: NodeKind.SemanticModel } ? Next(other, next) : Find(other) is { } shown ? [shown] : [])
        .DistinctBy(node => node.UniqueId);

    /// <summary>dbt's word, but for dashboards.</summary>
    public string KindOf(GraphNode node) => _dashboards.ContainsKey(node.UniqueId) ? DashboardKind : node.KindWord;

    string NameOf(GraphNode node) => _dashboards.GetValueOrDefault(node.UniqueId)?.Title ?? node.Name;

    CatalogOwner? OwnerOf(GraphNode node)
    {
        if (node is DeclaredNode { Declaration: var said } && said["owner"] is SettingNode.Map owner)
            return Owner(Text(owner["name"]), Text(owner["email"]));
        if (node.Config.Meta.GetValueOrDefault("owner") is string named)
            return Owner(named, null);
        var group = (node as ProjectNode)?.Group is { } name ? _project.Manifest.Groups.Values.FirstOrDefault(one => one.Name == name) : null;
        return group is null ? null : Owner(group.Owner.GetValueOrDefault("name") as string ?? group.Name, group.Owner.GetValueOrDefault("email") as string);
    }

    static CatalogOwner? Owner(string? name, string? email) => (name ?? email) is { } known ? new CatalogOwner(known, email) : null;

    static string? Text(SettingNode? node) => (node as SettingNode.Scalar)?.Text;

    static bool IsShown(GraphNode node) =>
        node.Kind is NodeKind.Source or NodeKind.Seed or NodeKind.Snapshot or NodeKind.Model or NodeKind.Metric or NodeKind.Exposure;

    static IEnumerable<string> Watched(ProjectNode check) => check.Check?.AttachedTo is { } attached ? [attached] : check.DependsOn;
}
