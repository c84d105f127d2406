using System.Globalization;

namespace Mixdown.Simulation.Events.Truth;

/// <summary>Counts by minute of event time, topic and level; a minute is written when no more events can come to it.</summary>
/// <param name="topics">Names, by number.</param>
/// <param name="levels">Names, by number.</param>
/// <param name="file">Takes the minutes: CSV.</param>
sealed class MinuteTable(IReadOnlyList<string> topics, IReadOnlyList<string> levels, TextWriter file)
{
    const long Minute = 60_000;
    readonly SortedDictionary<long, MinuteCount?[]> _open = [];
    (long Minute, MinuteCount?[] Counts) _last = (long.MinValue, []);

    /// <summary>Writes the names of the columns.</summary>
    public Task BeginAsync() => file.WriteAsync("minute,topic,level,rows,events,users\n");

    /// <summary>What the minute of a time holds of a topic and a level.</summary>
    public MinuteCount At(long time, int topic, int level)
    {
        var minute = time / Minute;
        if (minute != _last.Minute)
            _last = (minute, Open(minute));
        return _last.Counts[(topic * levels.Count) + level] ??= new MinuteCount();
    }

    /// <summary>Writes every minute that ends by <paramref name="time"/>.</summary>
    public async Task CloseAsync(long time)
    {
        while (_open.Count > 0 && _open.First() is var (minute, counts) && (minute + 1) * Minute <= time)
        {
            await WriteAsync(minute, counts);
            _open.Remove(minute);
            _last = (long.MinValue, []);
        }
    }

    /// <summary>Writes what is left: minutes in the future, to which clocks have jumped.</summary>
    public async Task EndAsync()
    {
        await CloseAsync(long.MaxValue);
        await file.FlushAsync();
    }

    MinuteCount?[] Open(long minute)
    {
        if (!_open.TryGetValue(minute, out var counts))
            _open.Add(minute, counts = new MinuteCount?[topics.Count * levels.Count]);
        return counts;
    }

    async Task WriteAsync(long minute, MinuteCount?[] counts)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(minute * Minute).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        for (var at = 0; at < counts.Length; at++)
        {
            if (counts[at] is { } count)
                await file.WriteAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{time},{topics[at / levels.Count]},{levels[at % levels.Count]},{count.Rows},{count.Events},{count.Users}\n"));
        }
    }
}
