using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Live;

/// <summary>One entry of <c>live:</c> in the project file, with the SQL of what it keeps: aggregates of a topic's events by window,
/// up to date about four times a second.</summary>
public sealed record LiveDefinition
{
    /// <summary>The key under <c>live:</c>, and its table: <c>live.NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>The stream that its events come from.</summary>
    public required string Stream { get; init; }

    /// <summary>The topic of the stream.</summary>
    public required string Topic { get; init; }

    /// <summary>What is added up together.</summary>
    public LiveWindow Window { get; init; } = LiveWindow.Minute;

    /// <summary>Names that stand for an expression over the event's columns; any other name in SQL is a column of the event.</summary>
    public IReadOnlyList<LiveColumn> Columns { get; init; } = [];

    /// <summary>The columns that identify an event, as its topic says; empty: every record is an event.</summary>
    public IReadOnlyList<string> DedupeBy { get; init; } = [];

    /// <summary>The event's column that its time is read from; null: the time at which the log took it.</summary>
    public string? EventTimeColumn { get; init; }

    /// <summary>A condition on events: those for which it is not true do not count. null: all do.</summary>
    public string? Filter { get; init; }

    /// <summary>What a window is divided by.</summary>
    public IReadOnlyList<LiveColumn> By { get; init; } = [];

    /// <summary>What is added up.</summary>
    public required IReadOnlyList<LiveMeasure> Measures { get; init; }

    /// <summary>The columns that are shown, in order: expressions over the names of <see cref="Measures"/>.</summary>
    public required IReadOnlyList<LiveColumn> Metrics { get; init; }

    /// <summary>The lists of what occurs most.</summary>
    public IReadOnlyList<LiveTop> Top { get; init; } = [];

    /// <summary>How times are kept.</summary>
    public LiveTimes Times { get; init; } = new();

    /// <summary>Distinct values, counters of lists and identities that are kept exactly in memory, each of 16 to 24 bytes. Above it
    /// distinct counts are estimated from a sample, rare items leave the lists, and the oldest identities are forgotten.
    /// Default 16 million: 400 MB at most.</summary>
    public long MaxKeys { get; init; } = 16_000_000;
}
