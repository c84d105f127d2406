using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Settings;

/// <summary>What the project file says of a topic.</summary>
/// <param name="Name">The topic, and its table in the lake.</param>
/// <param name="At">Where it stands.</param>
public sealed record StreamTopic(string Name, SourceSpan At)
{
    /// <summary>When an event happened; null: when the log took it.</summary>
    public EventTime? EventTime { get; init; }

    /// <summary>The columns that together name an event, so that its second coming is known; empty: every record is one.</summary>
    public IReadOnlyList<string> DedupeBy { get; init; } = [];

    /// <summary>How its records become rows: declared columns, and what becomes of what does not fit.</summary>
    public RecordFormat Rows { get; init; } = new();
}
