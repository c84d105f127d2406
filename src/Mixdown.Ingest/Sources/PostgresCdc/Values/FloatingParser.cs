using System.Globalization;
using System.Numerics;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.PostgresCdc.Values;

/// <summary>Floating-point numbers, <c>NaN</c> and <c>Infinity</c> among them.</summary>
readonly struct FloatingParser<T> : IFieldParser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public unsafe bool TryParse(byte* text, int length, out T value) =>
        T.TryParse(new ReadOnlySpan<byte>(text, length), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
