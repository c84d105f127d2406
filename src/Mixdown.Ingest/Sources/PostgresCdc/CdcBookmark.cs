using System.Globalization;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>How far a table is: every transaction that committed before a place of the log is in it, and no other.</summary>
/// <param name="Lsn">The place.</param>
/// <param name="SystemId">Whose log: the number of the cluster.</param>
/// <param name="TableId">Which table: its number there. One that is dropped and made again has the same name and another number.</param>
readonly record struct CdcBookmark(NpgsqlLogSequenceNumber Lsn, string SystemId, uint TableId)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static CdcBookmark Parse(string text) =>
        text.Split('@') is [var lsn, var system, var table] && NpgsqlLogSequenceNumber.TryParse(lsn, out var place)
            && uint.TryParse(table, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(place, system, id)
            : throw CdcFaults.StrangeBookmark(text);

    /// <summary><c>0/16B3748@7423880918320142398@16385</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lsn}@{SystemId}@{TableId}");
}
