using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Streams.Bronze;

/// <summary>What one commit brings to a topic's table.</summary>
/// <param name="Spans">The offsets that it goes over, by partition: every record in them is a row or lies in quarantine.</param>
/// <param name="Fields">The table's columns that are fields of events, from now on.</param>
sealed record TopicRows(IReadOnlyDictionary<int, OffsetSpan> Spans, ColumnList Fields)
{
    /// <summary>Rows.</summary>
    public long Rows { get; init; }

    /// <summary>Records in quarantine.</summary>
    public long Rejected { get; init; }

    /// <summary>Bytes of all records.</summary>
    public long Bytes { get; init; }

    /// <summary>What changes in the columns of a table that has rows.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; init; } = [];

    /// <summary>Where the log had no records any more.</summary>
    public IReadOnlyList<LogGap> Gaps { get; init; } = [];
}
