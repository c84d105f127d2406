using System.Numerics;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Whole numbers of fewer than 64 bits.</summary>
readonly struct NarrowParser<T>(bool takesZeros) : IFieldParser<T> where T : unmanaged, IBinaryInteger<T>
{
    readonly Int64Parser _wide = new(takesZeros);

    public unsafe bool TryParse(byte* text, int length, out T value)
    {
        value = default;
        if (!_wide.TryParse(text, length, out var wide))
            return false;
        value = T.CreateTruncating(wide);
        return long.CreateTruncating(value) == wide;
    }
}
