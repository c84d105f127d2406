using System.Collections.Immutable;

namespace Mixdown.Runs.Serving.Changes;

/// <summary>Tells listeners what changes, and waits for none of them. Safe for several threads.</summary>
public sealed class ServedChanges
{
    ImmutableList<ChangeQueue> _queues = [];

    internal ServedChanges() { }

    /// <summary>How many listen.</summary>
    internal int Listeners => _queues.Count;

    /// <summary>Has changes told from now on, one at a time and in order, on a thread of the pool. Where the listener is slow, changes
    /// are joined, and with 1,000 of them waiting replaced by one <see cref="ChangesMissed"/>.</summary>
    /// <param name="listener">Must not throw.</param>
    /// <returns>Ends it; a change may be under way.</returns>
    public IDisposable Listen(Action<ServedChange> listener)
    {
        var queue = new ChangeQueue(listener, ended => ImmutableInterlocked.Update(ref _queues, all => all.Remove(ended)));
        ImmutableInterlocked.Update(ref _queues, all => all.Add(queue));
        return queue;
    }

    /// <summary>Tells all listeners.</summary>
    internal void Send(ServedChange change)
    {
        foreach (var queue in _queues)
            queue.Add(change);
    }
}
