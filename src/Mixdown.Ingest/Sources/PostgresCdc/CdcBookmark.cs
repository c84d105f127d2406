using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>How far a table is: every transaction that committed before a place of the log is in it, and no other.</summary>
/// <param name="Lsn">The place.</param>
/// <param name="SystemId">Whose log: the number of the cluster.</param>
readonly record struct CdcBookmark(NpgsqlLogSequenceNumber Lsn, string SystemId)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static CdcBookmark Parse(string text) =>
        text.Split('@') is [var lsn, var system] && NpgsqlLogSequenceNumber.TryParse(lsn, out var place)
            ? new(place, system)
            : throw CdcFaults.StrangeBookmark(text);

    /// <summary><c>0/16B3748@7423880918320142398</c>.</summary>
    public override string ToString() => $"{Lsn}@{SystemId}";
}
