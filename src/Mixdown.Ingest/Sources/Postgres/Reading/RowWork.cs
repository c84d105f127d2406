using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Postgres.Decoding;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>What the readers of one table share, and none of them changes.</summary>
sealed record RowWork
{
    /// <summary>The table, as <c>_mx_file</c> has it.</summary>
    public required string Place { get; init; }

    /// <summary>The columns that are kept.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>What reads each of them.</summary>
    public required FieldDecoder[] Decoders { get; init; }

    /// <summary>The SELECT of each share of the table.</summary>
    public required IReadOnlyList<string> Selects { get; init; }

    /// <summary>Fields in front of the columns that are marks of the border: 0 or 2.</summary>
    public required int Marks { get; init; }

    /// <summary>A larger value is not kept.</summary>
    public required long MaxValueBytes { get; init; }

    /// <summary>What becomes of values that do not fit.</summary>
    public required TypeContract DataType { get; init; }

    /// <summary>Takes the rows that are rejected.</summary>
    public required RejectedRows Rejected { get; init; }
}
