using System.Buffers.Text;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Floating-point numbers; NaN and infinity are no numbers.</summary>
readonly struct DoubleParser(byte point) : IFieldParser<double>
{
    const int Longest = 64;

    public unsafe bool TryParse(byte* text, int length, out double value)
    {
        Span<byte> copy = stackalloc byte[Longest];
        var span = new ReadOnlySpan<byte>(text, length);
        if (point == '.' || length > Longest || span.Contains((byte)'.'))
            return TryParse(span, out value);
        span.CopyTo(copy);
        copy[..length].Replace(point, (byte)'.');
        return TryParse(copy[..length], out value);
    }

    static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
}
