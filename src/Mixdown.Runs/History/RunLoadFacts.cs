using Mixdown.Runs.Events;

namespace Mixdown.Runs.History;

/// <summary>A table in a run of loads.</summary>
/// <param name="Load">The load.</param>
/// <param name="Table">The table, without its schema.</param>
/// <param name="Status">running, read (all is read, and appears with the others of the load), success, warn (rows were put aside), error.</param>
/// <param name="Counts">Its rows so far; read = loaded + rejected + duplicate once it ended.</param>
public sealed record RunLoadFacts(string Load, string Table, string Status, LoadCounts Counts)
{
    /// <summary>When it began, as far as its listeners saw.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>From its first byte to its commit; null until it ended.</summary>
    public double? Seconds { get; init; }

    /// <summary>Bytes to read in all; null when that is not known.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>Rows that the source believes to have; null when it does not know.</summary>
    public long? TotalRows { get; init; }

    /// <summary>Source files read.</summary>
    public int Files { get; init; }

    /// <summary>The table's Delta version after the run; null when that is not known.</summary>
    public long? Version { get; init; }
}
