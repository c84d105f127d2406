using System.Text.Json.Serialization;
using Mixdown.Ingest.Loads;

namespace Mixdown.Ingest.Bronze;

/// <summary>What is known of a source file whose rows are in the table.</summary>
/// <param name="Path">As in <c>_mx_file</c>.</param>
/// <param name="Bytes">Its size when it was loaded.</param>
/// <param name="Modified">When its content had last been written.</param>
/// <param name="Hash">Of its bytes.</param>
/// <param name="Rows">Where its rows went.</param>
sealed record LedgerEntry(string Path, long Bytes, DateTimeOffset Modified, string Hash, RowCounts Rows)
{
    /// <summary>The store's tag of its content; null on a local disk, and for what was loaded before tags were kept.</summary>
    public string? ETag { get; init; }

    /// <summary>The data file with its rows, relative to the table; null when it has none.</summary>
    public string? DataFile { get; init; }

    /// <summary>The quarantine's data file with its rejected records; null when it has none.</summary>
    public string? QuarantineFile { get; init; }

    /// <summary>Data files with rows that lay in quarantine first; empty for most.</summary>
    public IReadOnlyList<string> Replayed { get; init; } = [];

    /// <summary>The names of its columns, in their order, where records of it lie in quarantine: who reads those again has to know
    /// them. null for the others.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>All data files with its rows.</summary>
    [JsonIgnore]
    public IEnumerable<string> DataFiles => DataFile is null ? Replayed : Replayed.Prepend(DataFile);

    /// <summary>The file with the very same bytes whose rows stand for this one's; null for most.</summary>
    public string? DuplicateOf { get; init; }
}
