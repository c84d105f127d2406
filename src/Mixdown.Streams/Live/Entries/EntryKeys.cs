using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Keys;

namespace Mixdown.Streams.Live.Entries;

/// <summary>What an entry knows of single values: for its distinct counts, and then for its lists.</summary>
/// <param name="definition">The entry.</param>
/// <param name="sql">Its SQL.</param>
#pragma warning disable CA1001 // What is found is filled again and again; disposing of it does nothing.
sealed class EntryKeys(LiveDefinition definition, EntrySql sql)
#pragma warning restore CA1001
{
    readonly IReadOnlyList<IPaneKeys> _lookups =
        [.. sql.Distinct.Select(_ => (IPaneKeys)new DistinctPanes(definition.Window)), .. definition.Top.Select(_ => new CountPanes(definition.Window))];

    readonly Emissions _found = new();

    /// <summary>How many are kept.</summary>
    public long Count => _lookups.Sum(lookup => lookup.Count);

    /// <summary>Whether some were given up for want of memory.</summary>
    public bool IsApproximate => _lookups.Any(lookup => lookup.IsApproximate);

    /// <summary>The earliest window of which the last tick had a value; microseconds.</summary>
    public long FirstWindow => _found.FirstWindow;

    /// <summary>Looks up the values of a tick; what is found is in a table of the session.</summary>
    public void Find(DuckDbSession session, CancellationToken cancel)
    {
        if (_lookups.Count == 0)
            return;
        _found.Clear();
        for (var i = 0; i < _lookups.Count; i++)
            Find(session, i, cancel);
        session.Execute($"create or replace temp table {EntryNames.Found} ({Emissions.Sql})", cancel);
        session.Append("temp", "main", EntryNames.Found, _found);
        while (Count > definition.MaxKeys)
            _lookups.MaxBy(lookup => lookup.Count)!.Thin();
    }

    /// <summary>Forgets what no window needs to which something may still be added.</summary>
    /// <param name="floor">Events before this are no longer added; microseconds.</param>
    public void Forget(long floor)
    {
        foreach (var lookup in _lookups)
            lookup.DropBefore(floor - (definition.Window.Size.Ticks / TimeSpan.TicksPerMicrosecond));
    }

    void Find(DuckDbSession session, int lookup, CancellationToken cancel)
    {
        _found.Lookup = lookup;
        using var rows = session.Read(sql.Values(lookup), cancel);
        while (rows.Next(cancel) is var count and > 0)
            Add(rows, count, _lookups[lookup]);
    }

    void Add(IColumnRows rows, int count, IPaneKeys keys)
    {
        var (row, pane, key) = (rows[0], rows[1], rows[2]);
        for (var i = 0; i < count; i++)
            keys.Add(row.Get<long>(i), pane.Get<long>(i), key.Get<ulong>(i), _found);
    }
}
