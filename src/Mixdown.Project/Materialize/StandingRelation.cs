using Mixdown.Engines;

namespace Mixdown.Project.Materialize;

/// <summary>A table or view as it is in the warehouse.</summary>
/// <param name="Type"><c>table</c> or <c>view</c>.</param>
/// <param name="Columns">With the engine's names of types.</param>
public sealed record StandingRelation(string Type, IReadOnlyList<ResultColumn> Columns)
{
    /// <summary>How many it has.</summary>
    public long Rows { get; init; }

    /// <summary>The SQL that it was published from; null when no publish of this tool made it.</summary>
    public string? Sql { get; init; }
}
