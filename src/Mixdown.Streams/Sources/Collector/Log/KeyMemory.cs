using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>The requests that a partition has kept, by their <c>Idempotency-Key</c>: a repetition is answered as the first was, and
/// appends nothing. For one thread at a time.</summary>
/// <param name="rule">How many, and for how long.</param>
/// <param name="clock">The time. Within a process it is measured, not read off: a clock that is set does not change what is
/// remembered.</param>
sealed class KeyMemory(KeyRule rule, TimeProvider clock)
{
    readonly Dictionary<UInt128, Memory> _known = [];
    readonly Queue<UInt128> _order = [];

    /// <summary>What is known of a request; null when it is new.</summary>
    public Memory? Find(UInt128 key)
    {
        Trim();
        return _known.TryGetValue(key, out var memory) ? memory : null;
    }

    /// <summary>Remembers a request.</summary>
    /// <param name="entry">The request.</param>
    /// <param name="kept">Ends when it is known whether it is kept.</param>
    public void Add(KeyEntry entry, Task<AppendOutcome> kept) => Add(entry, kept, clock.GetTimestamp());

    /// <summary>Remembers what a file remembers.</summary>
    public void AddKept(IEnumerable<KeyEntry> entries)
    {
        var (now, mark, kept) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), clock.GetTimestamp(), Task.FromResult(AppendOutcome.Kept));
        foreach (var entry in entries)
        {
            var age = Math.Max(0, now - entry.Time);
            if (age < rule.Window.TotalMilliseconds)
                Add(entry, kept, mark - (long)(age / 1000.0 * clock.TimestampFrequency));
        }
    }

    /// <summary>Forgets a request that was not kept after all.</summary>
    public void Forget(UInt128 key) => _known.Remove(key);

    /// <summary>All requests that are on disk, oldest first. Those that are on their way there are not among them: their key must never
    /// be on disk before their records are.</summary>
    public IEnumerable<KeyEntry> Entries()
    {
        Trim();
        return
            from key in _order.Distinct()
            where _known.TryGetValue(key, out var memory) && memory.Kept.IsCompletedSuccessfully
            select _known[key].Entry;
    }

    void Add(KeyEntry entry, Task<AppendOutcome> kept, long since)
    {
        if (_known.TryAdd(entry.Key, new Memory(entry, kept, since)))
            _order.Enqueue(entry.Key);
        Trim();
    }

    void Trim()
    {
        while (_order.TryPeek(out var oldest) && IsOver(oldest))
        {
            _order.Dequeue();
            _known.Remove(oldest);
        }
    }

    bool IsOver(UInt128 key) =>
        _order.Count > rule.Keys || !_known.TryGetValue(key, out var memory) || clock.GetElapsedTime(memory.Since) >= rule.Window;

    /// <summary>What is known of a request.</summary>
    /// <param name="Entry">Its key and content.</param>
    /// <param name="Kept">Ends when it is known whether it is kept.</param>
    /// <param name="Since">When it came, in the clock's own count.</param>
    public sealed record Memory(KeyEntry Entry, Task<AppendOutcome> Kept, long Since);
}
