namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>Which records of a quarantine are meant; all where nothing is said.</summary>
public sealed record RecordSelection
{
    /// <summary>Their source file, as in <c>_mx_file</c>; null for any.</summary>
    public string? File { get; init; }

    /// <summary>Why they were rejected, <c>MX2101</c>; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>What is to be read instead of each; null: the records as they are. Then only those are meant.</summary>
    public Corrections? Corrected { get; init; }

    /// <summary>Whether a record is meant, but for its file.</summary>
    internal bool Has(RejectedRow row) =>
        (Code is null || string.Equals(row.Code, Code, StringComparison.OrdinalIgnoreCase))
        && (Corrected is null || Corrected.Find(row.File, row.Line) is not null);
}
