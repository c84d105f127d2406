using System.Numerics;

namespace Mixdown.Delta.DeletionVectors;

/// <summary>Runs of bits that are set.</summary>
static class SetBits
{
    /// <summary>The runs, where <paramref name="words"/> holds 64 bits a word from bit 0 on.</summary>
    public static IEnumerable<RowRange> Ranges(ulong[] words)
    {
        var total = words.Length * 64;
        for (var first = Next(words, 0, isSet: true); first < total;)
        {
            var end = Next(words, first, isSet: false);
            yield return new RowRange(first, end - 1);
            first = Next(words, end, isSet: true);
        }
    }

    /// <summary>The first bit from <paramref name="from"/> on that is set, or is not; the number of bits where there is none.</summary>
    static int Next(ulong[] words, int from, bool isSet)
    {
        for (var word = from / 64; word < words.Length; word++)
        {
            var bits = isSet ? words[word] : ~words[word];
            if (word == from / 64)
                bits &= ulong.MaxValue << (from % 64);
            if (bits != 0)
                return word * 64 + BitOperations.TrailingZeroCount(bits);
        }
        return words.Length * 64;
    }
}
