namespace Mixdown.Delta.DeletionVectors;

/// <summary>Numbers that share their upper 16 bits: a sorted list up to 4,096 of them, 65,536 bits, or runs.</summary>
/// <param name="Upper">The shared bits, as a number.</param>
/// <param name="Kind">How they are stored.</param>
/// <param name="Start">Where they begin.</param>
/// <param name="Count">Numbers in a list, runs in a container of runs, words of bits otherwise.</param>
readonly record struct RoaringContainer(long Upper, RoaringKind Kind, int Start, int Count)
{
    const int LongestList = 4096;
    const int BitmapWords = 1024;

    /// <summary>Where its bytes end.</summary>
    public int End => Start + Count * Kind switch
    {
        RoaringKind.List => sizeof(ushort),
        RoaringKind.Runs => 2 * sizeof(ushort),
        _ => sizeof(ulong),
    };

    /// <param name="bytes">All bytes of the set.</param>
    /// <param name="key">Where the container's upper bits and its number of values, less one, are.</param>
    /// <param name="isRun">Whether it is one of runs.</param>
    /// <param name="start">Where its content begins.</param>
    public static RoaringContainer Open(RoaringBytes bytes, int key, bool isRun, int start)
    {
        var upper = (long)bytes.Half(key) << 16;
        var values = bytes.Half(key + 2) + 1;
        var container = isRun
            ? new RoaringContainer(upper, RoaringKind.Runs, start + sizeof(ushort), bytes.Half(start))
            : values <= LongestList
                ? new RoaringContainer(upper, RoaringKind.List, start, values)
                : new RoaringContainer(upper, RoaringKind.Bits, start, BitmapWords);
        bytes.Slice(container.Start, container.End - container.Start);
        return container;
    }

    /// <summary>The numbers, as they are stored.</summary>
    public IEnumerable<RowRange> Ranges(RoaringBytes bytes)
    {
        var upper = Upper;
        return (Kind switch
        {
            RoaringKind.List => List(bytes),
            RoaringKind.Runs => Runs(bytes),
            _ => SetBits.Ranges(Words(bytes)),
        }).Select(range => new RowRange(upper + range.First, upper + range.Last));
    }

    IEnumerable<RowRange> List(RoaringBytes bytes)
    {
        var (first, last) = (-1, -2);
        for (var i = 0; i < Count; i++)
        {
            int value = bytes.Half(Start + sizeof(ushort) * i);
            if (value != last + 1)
            {
                if (first >= 0)
                    yield return new RowRange(first, last);
                first = value;
            }
            last = value;
        }
        if (first >= 0)
            yield return new RowRange(first, last);
    }

    IEnumerable<RowRange> Runs(RoaringBytes bytes)
    {
        for (var i = 0; i < Count; i++)
        {
            int first = bytes.Half(Start + 4 * i);
            yield return new RowRange(first, Math.Min(first + bytes.Half(Start + 4 * i + 2), ushort.MaxValue));
        }
    }

    ulong[] Words(RoaringBytes bytes)
    {
        var words = new ulong[BitmapWords];
        for (var i = 0; i < words.Length; i++)
            words[i] = bytes.Long(Start + sizeof(ulong) * i);
        return words;
    }
}
