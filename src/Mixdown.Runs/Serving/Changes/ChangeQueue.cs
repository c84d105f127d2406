namespace Mixdown.Runs.Serving.Changes;

/// <summary>What one listener has not heard yet.</summary>
/// <param name="listener">Is told on a thread of the pool.</param>
/// <param name="ended">Hears that nobody listens any more.</param>
sealed class ChangeQueue(Action<ServedChange> listener, Action<ChangeQueue> ended) : IDisposable
{
    /// <summary>Changes that wait at most: some minutes of a busy run.</summary>
    const int Most = 1000;

    /// <summary>How far back a change looks for one to be joined with: beyond the tables that are loaded side by side.</summary>
    const int Reach = 16;

    readonly Lock _gate = new();
    readonly List<ServedChange> _waiting = [];
    bool _isTelling;
    bool _isOver;

    /// <summary>Has it told soon.</summary>
    public void Add(ServedChange change)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            Join(change);
            if (_isTelling)
                return;
            _isTelling = true;
        }
        ThreadPool.QueueUserWorkItem(_ => Tell());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        ended(this);
    }

    void Join(ServedChange change)
    {
        for (var at = _waiting.Count - 1; at >= Math.Max(0, _waiting.Count - Reach); at--)
        {
            if (_waiting[at].With(change) is not { } both)
                continue;
            _waiting[at] = both;
            return;
        }
        if (_waiting.Count >= Most)
        {
            _waiting.Clear();
            _waiting.Add(new ChangesMissed());
        }
        _waiting.Add(change);
    }

    void Tell()
    {
        while (Take() is { } waiting)
            waiting.ForEach(listener);
    }

    List<ServedChange>? Take()
    {
        lock (_gate)
        {
            _isTelling = _waiting.Count > 0 && !_isOver;
            if (!_isTelling)
                return null;
            List<ServedChange> taken = [.. _waiting];
            _waiting.Clear();
            return taken;
        }
    }
}
