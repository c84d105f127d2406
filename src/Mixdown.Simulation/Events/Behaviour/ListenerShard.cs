namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>Every n-th listener, on one thread at a time.</summary>
/// <param name="number">Of the shard, from 0.</param>
/// <param name="shards">How many there are.</param>
/// <param name="rules">What listeners do.</param>
/// <param name="start">When the run begins.</param>
sealed class ListenerShard(int number, int shards, ListenerRules rules, long start)
{
    readonly DueQueue _due = new(start);
    Listener[] _listeners = new Listener[256];
    int _count;
    PageEvent[] _events = new PageEvent[1024];
    int _happened;

    /// <summary>What <see cref="Simulate"/> gave: by time, then by listener.</summary>
    public ReadOnlySpan<PageEvent> Events => _events.AsSpan(0, _happened);

    /// <summary>Adds those of the first <paramref name="users"/> listeners that belong here.</summary>
    public void AddResidents(int users)
    {
        for (var user = number; user < users; user += shards)
            Add(rules.Resident(user, start));
    }

    /// <summary>Adds a listener who comes later; they come in their order.</summary>
    public void AddNewcomer(int user, long arrival) => Add(rules.Newcomer(user, arrival));

    /// <summary>Lets everything happen that is before <paramref name="end"/>.</summary>
    public void Simulate(long end)
    {
        _happened = 0;
        while (_due.IsDueBefore(end))
        {
            var next = _due.Next;
            ref var listener = ref _listeners[next];
            rules.Step(ref listener, isWritten: true, out var happened);
            happened.User = (next * shards) + number;
            Keep(in happened);
            if (listener.Time == ListenerRules.Never)
                _due.Remove();
            else
                _due.PutBack(listener.Time);
        }
    }

    void Add(Listener listener)
    {
        if (_count == _listeners.Length)
            Array.Resize(ref _listeners, 2 * _count);
        _listeners[_count] = listener;
        if (listener.Time != ListenerRules.Never)
            _due.Add(listener.Time, _count);
        _count++;
    }

    void Keep(in PageEvent happened)
    {
        if (_happened == _events.Length)
            Array.Resize(ref _events, 2 * _happened);
        _events[_happened++] = happened;
    }
}
