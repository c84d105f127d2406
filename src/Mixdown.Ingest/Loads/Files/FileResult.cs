using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>A source file that was read and written.</summary>
/// <param name="Entry">What the ledger will say of it.</param>
/// <param name="Data">The data file with its rows; null when it has none.</param>
/// <param name="Quarantine">The data file with its rejected records; null when there are none.</param>
/// <param name="FirstRejected">A few of them, for messages.</param>
sealed record FileResult(
    LedgerEntry Entry, StagedFile? Data, StagedFile? Quarantine, IReadOnlyList<RejectedRow> FirstRejected);
