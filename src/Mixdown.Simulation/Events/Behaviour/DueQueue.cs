using System.Diagnostics;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>Who is next: a heap of four children a node over (time, listener), both in one number, so that a comparison is one
/// instruction and equal times go by listener. Measured in bench/Mixdown.Bench/Benches/EventsBench.cs.</summary>
/// <param name="origin">The earliest time there is.</param>
sealed class DueQueue(long origin)
{
    /// <summary>Most listeners that fit: 24 bits of a key; the other 40 are milliseconds, 34 years of them.</summary>
    public const int MostListeners = 1 << 24;

    const int ListenerBits = 24;
    const long LatestTime = (1L << 40) - 1;
    ulong[] _heap = new ulong[1024];
    int _count;

    /// <summary>Whether somebody is due before <paramref name="end"/>.</summary>
    public bool IsDueBefore(long end) => _count > 0 && (long)(_heap[0] >> ListenerBits) < end - origin;

    /// <summary>The listener who is next.</summary>
    public int Next => (int)(_heap[0] & (MostListeners - 1));

    /// <summary>Adds a listener.</summary>
    public void Add(long time, int listener)
    {
        Debug.Assert(listener < MostListeners, "A key holds 24 bits of a listener.");
        if (_count == _heap.Length)
            Array.Resize(ref _heap, 2 * _count);
        var key = Key(time, listener);
        var at = _count++;
        while (at > 0 && _heap[(at - 1) / 4] > key)
        {
            _heap[at] = _heap[(at - 1) / 4];
            at = (at - 1) / 4;
        }
        _heap[at] = key;
    }

    /// <summary>Gives the listener who is next another time, and so another place.</summary>
    public void PutBack(long time) => Sink(Key(time, Next));

    /// <summary>Takes the listener who is next out for good.</summary>
    public void Remove()
    {
        var last = _heap[--_count];
        if (_count > 0)
            Sink(last);
    }

    ulong Key(long time, int listener) => ((ulong)Math.Min(time - origin, LatestTime) << ListenerBits) | (uint)listener;

    void Sink(ulong key)
    {
        var heap = _heap.AsSpan(0, _count);
        var at = 0;
        while (true)
        {
            var child = (4 * at) + 1;
            if (child >= heap.Length)
                break;
            var least = Least(heap, child);
            if (heap[least] >= key)
                break;
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = key;
    }

    static int Least(ReadOnlySpan<ulong> heap, int child)
    {
        var end = Math.Min(child + 4, heap.Length);
        var least = child;
        for (var other = child + 1; other < end; other++)
        {
            if (heap[other] < heap[least])
                least = other;
        }
        return least;
    }
}
