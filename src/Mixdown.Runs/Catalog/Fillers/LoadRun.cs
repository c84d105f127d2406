namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>What one run loaded: read = loaded + rejected + duplicate.</summary>
/// <param name="RunId">The run.</param>
/// <param name="EndedAt">When its last table was done.</param>
/// <param name="Status"><c>success</c>, or <c>error</c> where a table failed.</param>
public sealed record LoadRun(string RunId, DateTimeOffset EndedAt, string Status)
{
    /// <summary>Tables that it looked at.</summary>
    public long Tables { get; init; }

    /// <summary>Records read.</summary>
    public long Read { get; init; }

    /// <summary>Rows that came into the lake.</summary>
    public long Loaded { get; init; }

    /// <summary>Records that went to the quarantine.</summary>
    public long Rejected { get; init; }

    /// <summary>Records that were there already.</summary>
    public long Duplicate { get; init; }

    /// <summary>Bytes of them at their source.</summary>
    public long Bytes { get; init; }
}
