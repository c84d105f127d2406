using System.Globalization;
using System.Numerics;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Floating-point numbers, <c>NaN</c> and <c>Infinity</c> among them. A number that is too large is not infinite.</summary>
readonly struct FloatingParser<T> : IFieldParser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public unsafe bool TryParse(byte* text, int length, out T value)
    {
        var span = new ReadOnlySpan<byte>(text, length);
        return T.TryParse(span, Styles, CultureInfo.InvariantCulture, out value)
            && (!T.IsInfinity(value) || !span.ContainsAnyInRange((byte)'0', (byte)'9'));
    }
}
