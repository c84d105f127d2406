namespace Mixdown.Runs.Dashboards.Caching;

/// <summary>Answers that were asked for last, as many as fit. Safe for any thread.</summary>
/// <param name="most">What they may take together, in bytes.</param>
sealed class AnswerCache(long most)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, LinkedListNode<(string Key, QueryAnswer Answer)>> _byKey = new(StringComparer.Ordinal);
    readonly LinkedList<(string Key, QueryAnswer Answer)> _newestFirst = [];
    long _bytes;

    /// <summary>What the kept answers take, in bytes.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    /// <summary>The answer of a key; null when it is not kept.</summary>
    public QueryAnswer? Find(string key)
    {
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var node))
                return null;
            _newestFirst.Remove(node);
            _newestFirst.AddFirst(node);
            return node.Value.Answer;
        }
    }

    /// <summary>Keeps an answer, and gives up those that nobody asked for the longest. One that is larger than all of the place is not
    /// kept.</summary>
    public void Keep(string key, QueryAnswer answer)
    {
        lock (_gate)
        {
            if (_byKey.Remove(key, out var old))
                Drop(old);
            if (Cost(key, answer) > most)
                return;
            _byKey[key] = _newestFirst.AddFirst((key, answer));
            _bytes += Cost(key, answer);
            while (_bytes > most)
            {
                var oldest = _newestFirst.Last!;
                _byKey.Remove(oldest.Value.Key);
                Drop(oldest);
            }
        }
    }

    void Drop(LinkedListNode<(string Key, QueryAnswer Answer)> node)
    {
        _newestFirst.Remove(node);
        _bytes -= Cost(node.Value.Key, node.Value.Answer);
    }

    static long Cost(string key, QueryAnswer answer) => answer.Bytes + (2 * key.Length);
}
