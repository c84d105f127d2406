using System.Collections.Immutable;

namespace Mixdown.Delta.Actions;

/// <summary>Who made a commit, when and why. For people; readers of the table do not need it.</summary>
/// <param name="Timestamp">Milliseconds since 1970; null when the writer did not say.</param>
/// <param name="Operation">For example <c>WRITE</c>; null when the writer did not say.</param>
public sealed record CommitInfo(long? Timestamp, string? Operation) : DeltaAction
{
    /// <summary>Arguments of the operation. A value that is not a text is kept as JSON.</summary>
    public ImmutableSortedDictionary<string, string?> Parameters { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>Counts, for example <c>numOutputRows</c>.</summary>
    public ImmutableSortedDictionary<string, string?> Metrics { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>The program that wrote it.</summary>
    public string? Engine { get; init; }

    /// <summary>Who ran the program; null when it did not say.</summary>
    public string? User { get; init; }

    /// <summary>The writer's own id of the attempt: by it a writer knows its commit again when the answer got lost.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The time of the commit as the log itself has it, in milliseconds since 1970, in tables with the feature
    /// <c>inCommitTimestamp</c>; null in others.</summary>
    public long? InCommitTimestamp { get; init; }

    /// <summary>Whether the commit only added files and read none.</summary>
    public bool? IsBlindAppend { get; init; }
}
