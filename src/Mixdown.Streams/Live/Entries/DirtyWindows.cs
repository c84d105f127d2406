using System.Globalization;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Live.Entries;

/// <summary>Windows whose events are not all in what is shown: they came too late, or were too far ahead. The batch has them.</summary>
/// <param name="window">The windows.</param>
/// <param name="names">The entry's tables.</param>
sealed class DirtyWindows(LiveWindow window, EntryNames names)
{
    /// <summary>More than a day of minutes; a producer that sends any time at all must not fill the memory.</summary>
    const int Most = 100_000;

    readonly HashSet<long> _known = [];
    readonly List<long> _fresh = [];
    readonly long _every = window.Every.Ticks / TimeSpan.TicksPerMicrosecond;
    readonly long _size = window.Size.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Makes the table.</summary>
    public string Make() => $"create or replace table {names.Dirty} (_w bigint)";

    /// <summary>Marks the windows of events; true when one of them was not marked yet.</summary>
    /// <param name="times">Of the events, microseconds.</param>
    /// <param name="keepFrom">Windows before this are not shown anyway.</param>
    public bool Mark(IReadOnlyList<long> times, long keepFrom)
    {
        _fresh.Clear();
        foreach (var time in times)
        {
            var pane = time - (((time % _every) + _every) % _every);
            for (var start = pane - _size + _every; start <= pane; start += _every)
            {
                if (start >= keepFrom && _known.Count < Most && _known.Add(start))
                    _fresh.Add(start);
            }
        }
        return _fresh.Count > 0;
    }

    /// <summary>Writes down what was marked last, as a change of these windows.</summary>
    public void Write(DuckDbSession session, long revision, bool hasCold, CancellationToken cancel)
    {
        if (_fresh.Count == 0)
            return;
        var list = string.Join(", ", _fresh.Select(start => start.ToString(CultureInfo.InvariantCulture)));
        session.Execute($"insert into {names.Dirty} select unnest([{list}])", cancel);
        foreach (var table in hasCold ? new[] { names.Hot, names.Cold } : [names.Hot])
            session.Execute(FormattableString.Invariant($"update {table} set _rev = {revision} where _w in ({list})"), cancel);
    }
}
