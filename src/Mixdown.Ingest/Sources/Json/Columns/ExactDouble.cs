using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>Floating-point numbers that a double gives back: at most 17 digits, neither too large nor too small.</summary>
readonly struct ExactDouble : IFieldParser<double>
{
    const int MostDigits = 17;
    static readonly DoubleParser Wide = new((byte)'.');

    public unsafe bool TryParse(byte* text, int length, out double value)
    {
        value = 0;
        var digits = new ReadOnlySpan<byte>(text, length);
        var e = digits.IndexOfAny((byte)'e', (byte)'E');
        digits = (e < 0 ? digits : digits[..e]).TrimStart("-0."u8);
        var point = digits.Contains((byte)'.') ? 1 : 0;
        if (digits.Length - point > MostDigits && digits.TrimEnd("0"u8).TrimEnd("."u8).Length - point > MostDigits)
            return false;
        return Wide.TryParse(text, length, out value) && (value != 0 || digits.IsEmpty);
    }
}
