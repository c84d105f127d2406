namespace Mixdown.Runs.Catalog;

/// <summary>What is known of a table without reading it.</summary>
public sealed record TableState
{
    /// <summary>How many rows it has; null where nobody counted them.</summary>
    public long? Rows { get; init; }

    /// <summary>Whether <see cref="Rows"/> is what the engine guesses.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>What it takes on disk; null where that is not known.</summary>
    public long? Bytes { get; init; }

    /// <summary>When its content last changed: published, loaded, or an event committed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The version of a table of the lake; null for others.</summary>
    public long? LakeVersion { get; init; }
}
