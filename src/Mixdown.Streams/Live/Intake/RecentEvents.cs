using Mixdown.Streams.Live.Keys;

namespace Mixdown.Streams.Live.Intake;

/// <summary>The identities of recent events, minute by minute of event time, so that those of an old minute go at once.</summary>
/// <param name="anyMinute">Whether an event may come again with another time: then all minutes are looked through for it.</param>
sealed class RecentEvents(bool anyMinute)
{
    const long Minute = 60_000_000;
    readonly SortedDictionary<long, KeySet> _minutes = [];

    /// <summary>How many are known.</summary>
    public long Count { get; private set; }

    /// <summary>Takes note of an event; false when it is known.</summary>
    /// <param name="time">Its time, microseconds.</param>
    /// <param name="id">The hash of its identity.</param>
    public bool Add(long time, ulong id)
    {
        var minute = time - (((time % Minute) + Minute) % Minute);
        if (anyMinute && IsKnown(id))
            return false;
        if (!_minutes.TryGetValue(minute, out var ids))
            _minutes.Add(minute, ids = new KeySet());
        if (!ids.Add(id))
            return false;
        Count++;
        return true;
    }

    /// <summary>Forgets the events of minutes that end at a time or before.</summary>
    public void DropBefore(long time)
    {
        while (_minutes.Count > 0 && _minutes.First().Key + Minute <= time)
            DropOldest();
    }

    /// <summary>Forgets the oldest minutes until no more than so many events are known; the newest minute stays.</summary>
    /// <returns>The time from which on all are known; <see cref="long.MinValue"/> when nothing had to go.</returns>
    public long Shrink(long most)
    {
        var from = long.MinValue;
        while (Count > most && _minutes.Count > 1)
            from = DropOldest() + Minute;
        return from;
    }

    long DropOldest()
    {
        var (minute, ids) = _minutes.First();
        Count -= ids.Count;
        _minutes.Remove(minute);
        return minute;
    }

    bool IsKnown(ulong id)
    {
        foreach (var ids in _minutes.Values)
        {
            if (ids.Contains(id))
                return true;
        }
        return false;
    }
}
