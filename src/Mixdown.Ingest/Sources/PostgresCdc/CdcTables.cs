using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>Which of the server's tables a load follows, and whether each can be followed. Pure.</summary>
static class CdcTables
{
    /// <summary>The tables of the load.</summary>
    /// <param name="all">What the server has.</param>
    /// <param name="choice">What the load is about.</param>
    /// <param name="isFollowed">Whether their changes are read, and not only the rows that they have now.</param>
    /// <exception cref="MixdownException">Some cannot be followed: nothing was changed on the server.</exception>
    public static IReadOnlyList<ServerTable> Choose(IReadOnlyList<ServerTable> all, TableChoice choice, bool isFollowed)
    {
        var chosen = all.Where(table => choice.Has(table.Name, table.Place)).ToList();
        List<Diagnostic> wrong = [.. SameNames(chosen)];
        if (isFollowed)
            wrong.AddRange(chosen.SelectMany(table => Wrongs(table, choice.Settings(table.Name, table.Place))));
        return wrong.Count == 0 ? chosen : throw new MixdownException(wrong);
    }

    /// <summary>The columns that rows of a table are merged by.</summary>
    public static IReadOnlyList<string> KeyOf(ServerTable table, LoadTable settings) =>
        settings.UniqueKey.Count > 0 ? settings.UniqueKey : table.Key;

    static IEnumerable<Diagnostic> SameNames(IReadOnlyList<ServerTable> tables)
    {
        var names = new Dictionary<string, ServerTable>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in tables)
        {
            if (!names.TryAdd(table.Name, table))
                yield return CdcFaults.SameName(names[table.Name], table);
        }
    }

    static IEnumerable<Diagnostic> Wrongs(ServerTable table, LoadTable settings)
    {
        if (table.IdentityColumns.Count == 0)
            return [CdcFaults.NoIdentity(table, settings)];
        if (KeyOf(table, settings).Count == 0)
            return [CdcFaults.NoKey(table, settings)];
        return KeyOf(table, settings)
            .Where(column => !table.IdentityColumns.Contains(column, StringComparer.OrdinalIgnoreCase))
            .Select(column => CdcFaults.KeyNotTold(table, column, settings));
    }
}
