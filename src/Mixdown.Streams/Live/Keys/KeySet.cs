using System.Numerics;

namespace Mixdown.Streams.Live.Keys;

/// <summary>A set of 64-bit hashes with open addressing: 8 bytes a slot, at most three of four slots taken. Hot: measured in
/// bench/LiveBench.cs.</summary>
/// <remarks>Two of n values have one hash with a probability of n²/2⁶⁵: one in 40 million for a million values.</remarks>
sealed class KeySet
{
    const int LeastSlots = 64;
    ulong[] _slots = new ulong[LeastSlots];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many bits at the top of a hash are 0 in all that are kept: a sample of one in 2^<see cref="Level"/>.</summary>
    public int Level { get; private set; }

    /// <summary>Whether a sample of this level has a key.</summary>
    public static bool IsSampled(ulong key, int level) => level == 0 || key >> (64 - level) == 0;

    /// <summary>Adds a key; false when it was there, or is none of the sample.</summary>
    public bool Add(ulong key)
    {
        if (!IsSampled(key, Level))
            return false;
        key = NotZero(key);
        var slot = Slot(key);
        if (_slots[slot] == key)
            return false;
        _slots[slot] = key;
        if (++Count > _slots.Length / 4 * 3)
            Rebuild(_slots.Length * 2);
        return true;
    }

    /// <summary>Whether a key was added.</summary>
    public bool Contains(ulong key)
    {
        key = NotZero(key);
        return _slots[Slot(key)] == key;
    }

    /// <summary>Keeps every other key only.</summary>
    public void Thin()
    {
        Level++;
        var kept = 0;
        for (var i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] == 0)
                continue;
            if (IsSampled(_slots[i], Level))
                kept++;
            else
                _slots[i] = 0;
        }
        Count = kept;
        Rebuild((int)Math.Max(LeastSlots, BitOperations.RoundUpToPowerOf2((uint)kept * 2)));
    }

    // 0 is a free slot, so the key 0 is kept as 1.
    static ulong NotZero(ulong key) => key == 0 ? 1 : key;

    /// <summary>Where a key is, or would be.</summary>
    int Slot(ulong key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(key & (ulong)mask);
        while (_slots[slot] != 0 && _slots[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    void Rebuild(int slots)
    {
        var before = _slots;
        _slots = new ulong[slots];
        foreach (var key in before)
        {
            if (key != 0)
                _slots[Slot(key)] = key;
        }
    }
}
