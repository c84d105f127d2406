using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>What became of the records of one quarantine.</summary>
/// <param name="Table">The table, not its quarantine.</param>
public sealed record ReplayedTable(TableName Table)
{
    /// <summary>Records that were read again, or taken out.</summary>
    public long Tried { get; init; }

    /// <summary>Rows that are in the table now.</summary>
    public long Loaded { get; init; }

    /// <summary>Records that were rejected again and stay.</summary>
    public long Rejected { get; init; }

    /// <summary>Records without a whole text: longer than 64 KiB, or rejected without being kept. They stay.</summary>
    public long WithoutText { get; init; }

    /// <summary>Records that a person took out.</summary>
    public long Discarded { get; init; }

    /// <summary>A few of those that were rejected again, with their reason now.</summary>
    public IReadOnlyList<Diagnostic> StillWrong { get; init; } = [];

    /// <summary>Why nothing was done; empty unless it failed.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];
}
