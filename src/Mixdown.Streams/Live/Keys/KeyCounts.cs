using System.Numerics;

namespace Mixdown.Streams.Live.Keys;

/// <summary>Counters by 64-bit hash with open addressing: 12 bytes a slot, at most three of four slots taken. Hot: measured in
/// bench/LiveBench.cs.</summary>
sealed class KeyCounts
{
    const int LeastSlots = 64;
    ulong[] _keys = new ulong[LeastSlots];
    int[] _counts = new int[LeastSlots];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a key once more.</summary>
    public void Add(ulong key)
    {
        key = NotZero(key);
        var slot = Slot(key);
        if (_keys[slot] == 0)
        {
            if (Count + 1 > _keys.Length / 4 * 3)
            {
                Rebuild(_keys.Length * 2, 0);
                slot = Slot(key);
            }
            _keys[slot] = key;
            Count++;
        }
        _counts[slot]++;
    }

    /// <summary>A key's counter; 0 when it has none.</summary>
    public int Of(ulong key)
    {
        key = NotZero(key);
        var slot = Slot(key);
        return _keys[slot] == key ? _counts[slot] : 0;
    }

    /// <summary>Forgets the rarest half, more or less: whatever was counted no more often than the half of them.</summary>
    public void Thin()
    {
        var sorted = _counts.Where(count => count > 0).Order().ToArray();
        var least = sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
        Rebuild((int)Math.Max(LeastSlots, BitOperations.RoundUpToPowerOf2((uint)sorted.Count(count => count > least) * 2)), least);
    }

    static ulong NotZero(ulong key) => key == 0 ? 1 : key;

    int Slot(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(key & (ulong)mask);
        while (_keys[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    void Rebuild(int slots, int leastLost)
    {
        var (keys, counts) = (_keys, _counts);
        (_keys, _counts, Count) = (new ulong[slots], new int[slots], 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0 || counts[i] <= leastLost)
                continue;
            var slot = Slot(keys[i]);
            (_keys[slot], _counts[slot]) = (keys[i], counts[i]);
            Count++;
        }
    }
}
