namespace Mixdown.Delta.DeletionVectors;

/// <summary>A set of 32-bit numbers: containers for each 65,536 of them that has any.</summary>
/// <param name="Containers">In their order.</param>
/// <param name="End">Where the bytes of the bitmap end.</param>
sealed record RoaringBitmap(IReadOnlyList<RoaringContainer> Containers, int End)
{
    const int CookieWithRuns = 12347;
    const int CookieWithoutRuns = 12346;
    const int MostContainers = 65_536;

    /// <summary>Bitmaps with runs leave out where their containers are when they have fewer than this.</summary>
    const int FewestWithOffsets = 4;

    /// <exception cref="FormatException">There is no bitmap at <paramref name="start"/>.</exception>
    public static RoaringBitmap Open(RoaringBytes bytes, int start)
    {
        var cookie = bytes.Word(start);
        var hasRuns = (ushort)cookie == CookieWithRuns;
        if (!hasRuns && cookie != CookieWithoutRuns)
            throw new FormatException($"a bitmap begins with {cookie}");
        var count = hasRuns ? (int)(cookie >> 16) + 1 : checked((int)Math.Min(bytes.Word(start + 4), int.MaxValue));
        if (count > MostContainers)
            throw new FormatException($"a bitmap has {count} containers");
        var flags = start + (hasRuns ? 4 : 8);
        var keys = flags + (hasRuns ? (count + 7) / 8 : 0);
        var at = keys + 4 * count + (!hasRuns || count >= FewestWithOffsets ? 4 * count : 0);
        var containers = new RoaringContainer[count];
        for (var i = 0; i < count; i++)
        {
            var isRun = hasRuns && (bytes.Slice(flags + i / 8, 1)[0] >> (i % 8) & 1) == 1;
            containers[i] = RoaringContainer.Open(bytes, keys + 4 * i, isRun, at);
            at = containers[i].End;
        }
        return new RoaringBitmap(containers, at);
    }
}
