using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Streams;

/// <summary>An entry of <c>live:</c>: metrics of a fact that are also kept up to date as the events of a topic come.</summary>
public sealed record LiveEntry
{
    /// <summary>Its key, and its table <c>live.NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>The stream of its events.</summary>
    public required string Stream { get; init; }

    /// <summary>The topic of the stream.</summary>
    public required string Topic { get; init; }

    /// <summary>The columns that identify an event of the topic.</summary>
    public IReadOnlyList<string> DedupeBy { get; init; } = [];

    /// <summary>The event's column that its time is read from; null: the time at which the log took it.</summary>
    public string? EventTimeColumn { get; init; }

    /// <summary>The model that has the metrics.</summary>
    public required ProjectNode Fact { get; init; }

    /// <summary>The metrics, all of <see cref="Fact"/>, all of which can go on where they stopped.</summary>
    public required IReadOnlyList<MetricDefinition> Metrics { get; init; }

    /// <summary>What is added up over events: the measures of <see cref="Metrics"/> by their names.</summary>
    public required IReadOnlyList<MetricMeasure> Measures { get; init; }

    /// <summary>The length of a window.</summary>
    public required TimeSpan Size { get; init; }

    /// <summary>From the start of a window to that of the next.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Columns of the fact that windows are divided by.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Columns of the fact, and what they are in events.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(0);

    /// <summary>A condition on events: those that become rows of the fact; null: all.</summary>
    public string? Filter { get; init; }

    /// <summary>Lists of what occurs most: how many, and of which column.</summary>
    public IReadOnlyList<(int Count, string Column)> Top { get; init; } = [];

    /// <summary>How long after its end a window stays open.</summary>
    public TimeSpan Watermark { get; init; }

    /// <summary>How long a partition may be silent before nobody waits for it.</summary>
    public TimeSpan Idle { get; init; }

    /// <summary>How far back events are known and added.</summary>
    public TimeSpan Horizon { get; init; }

    /// <summary>How far ahead of the clock a time may be to be believed.</summary>
    public TimeSpan Future { get; init; }

    /// <summary>How long closed windows are shown.</summary>
    public TimeSpan Keep { get; init; }

    /// <summary>How many single values are kept in memory.</summary>
    public long MaxKeys { get; init; }

    /// <summary>The same out of the fact, in the SQL of DuckDB and PostgreSQL: <c>window_start</c>, <c>window_end</c>, the columns of
    /// <see cref="By"/>, the metrics.</summary>
    public string BatchSql => LiveBatchSql.Of(this);
}
