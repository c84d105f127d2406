using Mixdown.Simulation.Events.Profiles;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>All listeners' events in their order, turn by turn. A turn is a span of event time; how long it is changes nothing but
/// how much is in memory.</summary>
sealed class EventFeed
{
    /// <summary>Events that a turn aims at.</summary>
    const int TurnEvents = 1 << 15;

    readonly EventOptions _options;
    readonly ListenerShard[] _shards;
    readonly Arrivals _arrivals;
    readonly long _end;
    readonly long _longestTurn;
    readonly int[] _heads;
    long _at;
    long _turn;
    int[] _sessions;
    int _session;
    long _events;

    /// <param name="options">Checked.</param>
    /// <param name="rules">What listeners do.</param>
    /// <param name="longestTurn">Milliseconds that a turn has at most.</param>
    public EventFeed(EventOptions options, ListenerRules rules, long longestTurn)
    {
        (_options, _longestTurn) = (options, longestTurn);
        _at = options.Start.ToUnixTimeMilliseconds();
        _end = options.End?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        _turn = Math.Min(60_000, longestTurn);
        _shards = [.. Enumerable.Range(0, options.Threads).Select(number => new ListenerShard(number, options.Threads, rules, _at))];
        _arrivals = new Arrivals(options, _at);
        _session = options.FirstSession;
        Profiles = new ProfileList(options);
        _sessions = new int[Math.Max(1, _arrivals.Users)];
        _heads = new int[_shards.Length];
    }

    /// <summary>Who listeners are.</summary>
    public ProfileList Profiles { get; }

    /// <summary>Listeners so far.</summary>
    public int Users => _arrivals.Users;

    /// <summary>Sessions so far.</summary>
    public int Sessions => _session - _options.FirstSession;

    /// <summary>When the turn ends that was simulated last.</summary>
    public long TurnEnd => _at;

    /// <summary>Whether there is nothing more to simulate.</summary>
    public bool IsOver => _at >= _end || _events >= _options.Count;

    /// <summary>Puts the listeners there who have been there before the run.</summary>
    public Task BeginAsync(CancellationToken cancel)
    {
        Profiles.AddResidents();
        return EachShardAsync(shard => shard.AddResidents(_options.Config.Users), cancel);
    }

    /// <summary>Simulates a turn.</summary>
    public Task SimulateAsync(CancellationToken cancel)
    {
        var end = Math.Min(_end, _at + _turn);
        while (_arrivals.TryTake(end, out var user, out var arrival))
        {
            Profiles.AddNewcomer(arrival);
            _shards[user % _shards.Length].AddNewcomer(user, arrival);
        }
        _at = end;
        return EachShardAsync(shard => shard.Simulate(end), cancel);
    }

    /// <summary>Puts the turn's events of all shards into one order, and gives their sessions ids.</summary>
    /// <returns>How many there are.</returns>
    public int Merge(ref PageEvent[] into)
    {
        var total = _shards.Sum(shard => shard.Events.Length);
        if (into.Length < total)
            into = new PageEvent[Math.Max(total, 2 * into.Length)];
        if (_sessions.Length < Users)
            Array.Resize(ref _sessions, Math.Max(Users, 2 * _sessions.Length));
        Array.Clear(_heads);
        var count = (int)Math.Min(total, _options.Count - _events);
        for (var i = 0; i < count; i++)
        {
            into[i] = Take();
            Number(ref into[i]);
        }
        _events += count;
        Aim(total);
        return count;
    }

    PageEvent Take()
    {
        var first = -1;
        for (var shard = 0; shard < _shards.Length; shard++)
        {
            if (_heads[shard] < _shards[shard].Events.Length && (first < 0 || IsBefore(shard, first)))
                first = shard;
        }
        return _shards[first].Events[_heads[first]++];
    }

    bool IsBefore(int shard, int other)
    {
        ref readonly var a = ref _shards[shard].Events[_heads[shard]];
        ref readonly var b = ref _shards[other].Events[_heads[other]];
        return a.Time < b.Time || (a.Time == b.Time && a.User < b.User);
    }

    void Number(ref PageEvent happened)
    {
        ref var session = ref _sessions[happened.User];
        if (happened.IsNewSession)
            session = ++_session;
        happened.Session = session;
    }

    void Aim(int events)
    {
        var aimed = (long)(_turn * Math.Clamp(TurnEvents / (double)Math.Max(1, events), 0.25, 4));
        _turn = Math.Clamp(aimed, Math.Min(1000, _longestTurn), Math.Min(SessionCalendar.Day, _longestTurn));
    }

    Task EachShardAsync(Action<ListenerShard> work, CancellationToken cancel) =>
        Task.WhenAll(_shards.Select(shard => Task.Run(() => work(shard), cancel)));
}
