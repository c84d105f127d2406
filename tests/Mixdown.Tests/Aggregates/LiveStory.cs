namespace Mixdown.Tests.Aggregates;

/// <summary>An hour of a stream with all that goes wrong in one, out of one seed.</summary>
/// <param name="seed">The same seed tells the same story.</param>
sealed class LiveStory(int seed)
{
    const int Partitions = 3;

    readonly Random _random = new(seed);
    readonly List<LiveEvent> _sent = [];
    readonly TimeSpan[] _silentUntil = new TimeSpan[Partitions];
    long _id;

    /// <summary>All events in the order in which they came.</summary>
    public IReadOnlyList<LiveEvent> Sent => _sent;

    /// <summary>Plays the story: some 40 ticks of a minute each.</summary>
    public void Play(AggregateLab lab, bool restarts)
    {
        for (var tick = 0; tick < 40; tick++)
        {
            var now = TimeSpan.FromSeconds(tick * 60);
            lab.Clock.Pass(TimeSpan.FromSeconds(5));
            List<LiveEvent> events = [.. Enumerable.Range(0, _random.Next(0, 50)).Select(_ => Next(now)).OfType<LiveEvent>()];
            _sent.AddRange(events);
            lab.Tick(events);
            if (_random.Next(4) == 0)
                lab.Commit();
            if (restarts && _random.Next(8) == 0)
                lab.Restart();
            if (_random.Next(40) == 0)
                lab.Clock.Jump(TimeSpan.FromMinutes(_random.Next(-2, 3)));
        }
    }

    LiveEvent? Next(TimeSpan now)
    {
        var partition = _random.Next(Partitions);
        if (_silentUntil[partition] > now)
            return null;
        if (_random.Next(300) == 0)
            _silentUntil[partition] = now + TimeSpan.FromMinutes(_random.Next(1, 6));
        if (_sent.Count > 0 && _random.Next(50) == 0)
            return Again(now);
        return new LiveEvent(partition, TimeOf(now), ++_id)
        {
            User = $"user {_random.Next(12)}",
            Level = _random.Next(3) switch { 0 => "free", 1 => "paid", _ => null },
            Song = _random.Next(10) == 0 ? null : $"song {_random.Next(8)}",
            Seconds = _random.Next(10) == 0 ? null : _random.Next(1, 300),
        };
    }

    /// <summary>An event that has come, no longer ago than identities are kept.</summary>
    LiveEvent? Again(TimeSpan now)
    {
        var one = _sent[_random.Next(_sent.Count)];
        return one.Time is { } time && time < AggregateLab.Noon + now + TimeSpan.FromMinutes(1) && time > AggregateLab.Noon + now - TimeSpan.FromMinutes(4) ? one : null;
    }

    DateTimeOffset? TimeOf(TimeSpan now) => _random.Next(100) switch
    {
        0 => null,
        1 => AggregateLab.Noon + now + TimeSpan.FromHours(3),
        < 4 => AggregateLab.Noon + now - TimeSpan.FromSeconds(_random.Next(150, 400)),
        < 14 => AggregateLab.Noon + now - TimeSpan.FromSeconds(_random.Next(0, 100)),
        _ => AggregateLab.Noon + now + TimeSpan.FromMilliseconds(_random.Next(60_000)),
    };
}
