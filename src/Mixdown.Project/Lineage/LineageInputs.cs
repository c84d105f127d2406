using Mixdown.Engines;

namespace Mixdown.Project.Lineage;

/// <summary>What an analysis is given from outside.</summary>
public sealed record LineageInputs
{
    /// <summary>Columns of source tables by the source's id: from the lake's schemas, or from the warehouse. Of a source that is
    /// missing here, the columns that a properties file gives a type count, if all have one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>> Sources { get; init; } = new Dictionary<string, IReadOnlyList<ResultColumn>>(0);

    /// <summary>A session of the target's server, asked for the types of what DuckDB's planner does not take; null when none can
    /// be reached.</summary>
    public IEngineSession? Server { get; init; }

    /// <summary>The file in which results are kept for the next analysis, absolute; it may be deleted at any time. null keeps
    /// nothing.</summary>
    public string? CacheFile { get; init; }

    /// <summary>Columns that nodes are to have beside those of their SQL, by the node's id: with columns that an edit takes away,
    /// the analysis tells who would miss them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>> AlsoThere { get; init; } = new Dictionary<string, IReadOnlyList<ResultColumn>>(0);
}
