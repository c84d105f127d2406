namespace Mixdown.Runs.Quality;

/// <summary>Rejected records of one table with one reason.</summary>
/// <param name="Source">The load or stream.</param>
/// <param name="Table">The table, without its schema.</param>
/// <param name="Code">Why, as a code of the manual.</param>
/// <param name="Records">How many.</param>
public sealed record QuarantineGroup(string Source, string Table, string Code, long Records)
{
    /// <summary>The reason of one of them.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Files that they come from.</summary>
    public long Files { get; init; }

    /// <summary>When the first of them was rejected.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>When the last of them was rejected.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
