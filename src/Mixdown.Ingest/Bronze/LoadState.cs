using Mixdown.Ingest.Bronze.Current;

namespace Mixdown.Ingest.Bronze;

/// <summary>All that one load of one table does, written down before it is done: whoever finds it can finish it.</summary>
/// <param name="Seq">The load's number; the table's commit carries it.</param>
/// <param name="LoadId">The run.</param>
/// <param name="Files">Every source file whose rows are in the table after the commit.</param>
sealed record LoadState(long Seq, string LoadId, IReadOnlyList<LedgerEntry> Files)
{
    /// <summary>The state before the first load.</summary>
    public static LoadState None { get; } = new(0, "", []);

    /// <summary>Whether it brings an older state back beside a restore of the table: only that commit can make it hold.</summary>
    public bool IsRestore { get; init; }

    /// <summary>The same ledger under a later number, with nothing to do.</summary>
    /// <param name="seq">The number that the restored table's commit carries.</param>
    /// <param name="restoreId">The restore.</param>
    public LoadState Restored(long seq, string restoreId) => this with
    {
        Seq = seq, LoadId = restoreId, IsRestore = true,
        Rows = default, FilesRead = 0, BytesRead = 0, Schema = null, SchemaVersion = null, Operation = null, Reason = null,
        Added = [], Removed = [], Quarantined = [], Released = [],
    };

    /// <summary>Where the source's next read goes on; null where files are the progress, and where each run reads everything.</summary>
    public string? Bookmark { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How the current table follows from it; null where the table has no history.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>Where the rows of this load went.</summary>
    public Loads.RowCounts Rows { get; init; }

    /// <summary>Source files read by this load.</summary>
    public int FilesRead { get; init; }

    /// <summary>Bytes of them.</summary>
    public long BytesRead { get; init; }

    /// <summary>The table's columns as Delta's schema text; null when they stay.</summary>
    public string? Schema { get; init; }

    /// <summary>The version of the columns that comes with this load; null when they stay.</summary>
    public Evolution.SchemaVersion? SchemaVersion { get; init; }

    /// <summary>What it is called in the table's history; null for a load.</summary>
    public string? Operation { get; init; }

    /// <summary>Why a person did it, for the table's history; null for most.</summary>
    public string? Reason { get; init; }

    /// <summary>Data files that come.</summary>
    public IReadOnlyList<StagedFile> Added { get; init; } = [];

    /// <summary>Data files that go, relative to the table.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Data files that come into the quarantine.</summary>
    public IReadOnlyList<StagedFile> Quarantined { get; init; } = [];

    /// <summary>Data files that go from the quarantine.</summary>
    public IReadOnlyList<string> Released { get; init; } = [];
}
