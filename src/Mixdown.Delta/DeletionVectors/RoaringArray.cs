namespace Mixdown.Delta.DeletionVectors;

/// <summary>Walks a set of 64-bit numbers: Roaring bitmaps (https://github.com/RoaringBitmap/RoaringFormatSpec) for each value of
/// the upper 32 bits, with a mark in front that tells one of two frames.</summary>
static class RoaringArray
{
    /// <summary>The portable frame: how many bitmaps there are, then each after its upper bits.</summary>
    const uint Portable = 1681511377;

    /// <summary>How many bitmaps there are, then each, from upper bits 0 on, after its length. The protocol's text does not have it,
    /// but its example of an inline vector does, written from the high end.</summary>
    const uint Native = 1681511376;

    /// <summary>The numbers in the order in which they are stored.</summary>
    /// <exception cref="FormatException">The bytes are no such set.</exception>
    public static IEnumerable<RowRange> Ranges(ReadOnlyMemory<byte> bytes)
    {
        var little = new RoaringBytes(bytes);
        var big = little with { IsBigEndian = true };
        return little.Word(0) switch
        {
            Portable => Keyed(little),
            Native => Numbered(little),
            _ when big.Word(0) == Native => Numbered(big),
            var other => throw new FormatException($"it begins with {other}, not with {Portable}"),
        };
    }

    static IEnumerable<RowRange> Keyed(RoaringBytes bytes)
    {
        var bitmaps = bytes.Word(4) | (long)bytes.Word(8) << 32;
        var at = 12;
        for (var i = 0L; i < bitmaps; i++)
        {
            var bitmap = RoaringBitmap.Open(bytes, at + sizeof(uint));
            foreach (var range in Ranges(bytes, bitmap, bytes.Word(at)))
                yield return range;
            at = bitmap.End;
        }
    }

    static IEnumerable<RowRange> Numbered(RoaringBytes frame)
    {
        var bytes = frame with { IsBigEndian = false };
        var at = 8;
        for (var upper = 0u; upper < frame.Word(4); upper++)
        {
            foreach (var range in Ranges(bytes, RoaringBitmap.Open(bytes, at + sizeof(uint)), upper))
                yield return range;
            at += sizeof(uint) + (int)Math.Min(frame.Word(at), int.MaxValue / 2);
        }
    }

    static IEnumerable<RowRange> Ranges(RoaringBytes bytes, RoaringBitmap bitmap, uint upper) => upper <= int.MaxValue
        ? bitmap.Containers.SelectMany(container => container.Ranges(bytes))
            .Select(range => new RowRange(((long)upper << 32) + range.First, ((long)upper << 32) + range.Last))
        : throw new FormatException("a row has a position beyond 2^63");
}
