using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>Something of a project that others can depend on or be selected by. Filled in phases while the project is read
/// (declared, then rendered, then linked) and never changed after that.</summary>
public abstract class GraphNode
{
    static readonly string[] KindWords = [.. Enum.GetNames<NodeKind>().Select(SnakeCase)];

    /// <summary>dbt's id: <c>model.music_store.dim_track</c>.</summary>
    public required string UniqueId { get; init; }

    /// <summary>Its name; of a source table, the table's.</summary>
    public required string Name { get; init; }

    /// <summary>The package (dbt project) that declares it.</summary>
    public required string Package { get; init; }

    /// <summary>The file that declares it, relative to its package's folder, <c>/</c> between the parts.</summary>
    public required string File { get; init; }

    /// <summary>Package, folders below the resource path, name: what configuration trees and selectors walk.</summary>
    public required IReadOnlyList<string> Fqn { get; init; }

    /// <summary>What it is.</summary>
    public abstract NodeKind Kind { get; }

    /// <summary>dbt's word for <see cref="Kind"/>: <c>model</c>, <c>test</c>, <c>source</c>, …</summary>
    public string KindWord => WordOf(Kind);

    /// <summary>dbt's word for a kind of nodes.</summary>
    internal static string WordOf(NodeKind kind) => KindWords[(int)kind];

    /// <summary>For people; the doc() calls in it are resolved.</summary>
    public string Description { get; internal set; } = "";

    /// <summary>Its configuration, from dbt_project.yml, properties files and the file itself.</summary>
    public NodeConfig Config { get; } = new();

    /// <summary>Ids that it reads, each once, in the order in which they were first named.</summary>
    public IReadOnlyList<string> DependsOn { get; internal set; } = [];

    /// <summary>Where a person declared it.</summary>
    public SourceSpan DeclaredAt { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => UniqueId;

    static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
