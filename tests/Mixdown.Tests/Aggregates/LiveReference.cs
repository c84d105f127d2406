using Mixdown.Streams.Live;

namespace Mixdown.Tests.Aggregates;

/// <summary>What live aggregates have to say, in the plainest way: all events in memory.</summary>
static class LiveReference
{
    /// <summary>The rows of <c>level, listens, listeners, total, greatest, top_song</c>, as <see cref="AggregateLab.Rows"/> prints
    /// them.</summary>
    /// <param name="events">All that were sent, in the order in which they came.</param>
    /// <param name="window">The windows.</param>
    /// <param name="from">Windows before are not looked at.</param>
    public static string[] Rows(IEnumerable<LiveEvent> events, LiveWindow window, DateTimeOffset from)
    {
        var all = events.Where(one => one.Time is not null).DistinctBy(one => one.Id).ToList();
        var panes = (int)(window.Size / window.Every);
        return [.. all
            .SelectMany(one => Enumerable.Range(0, panes).Select(back => (Start: Pane(one.Time!.Value, window) - (back * window.Every), Event: one)))
            .Where(pair => pair.Start >= from)
            .GroupBy(pair => (pair.Start, pair.Event.Level), pair => pair.Event)
            .OrderBy(group => group.Key.Start).ThenBy(group => group.Key.Level is null).ThenBy(group => group.Key.Level, StringComparer.Ordinal)
            .Select(group => Row((group.Key.Start - AggregateLab.Noon).TotalMinutes, group.Key.Level, [.. group]))];
    }

    static DateTimeOffset Pane(DateTimeOffset time, LiveWindow window)
    {
        var since = (time - DateTimeOffset.UnixEpoch).Ticks;
        return time.AddTicks(-(((since % window.Every.Ticks) + window.Every.Ticks) % window.Every.Ticks));
    }

    static string Row(double minute, string? level, List<LiveEvent> events)
    {
        var songs = events.Where(one => one.Song is not null).GroupBy(one => one.Song!)
            .OrderByDescending(song => song.Count()).ThenBy(song => song.Key, StringComparer.Ordinal).Take(3).Select(song => $"{song.Key} {song.Count()}");
        var seconds = events.Where(one => one.Seconds is not null).Select(one => one.Seconds!.Value).ToList();
        return FormattableString.Invariant(
            $"{minute}|{level ?? "-"}|{events.Count}|{events.DistinctBy(one => one.User).Count()}|{(seconds.Count == 0 ? "-" : seconds.Sum())}|{(seconds.Count == 0 ? "-" : seconds.Max())}|[{string.Join(", ", songs)}]");
    }
}
