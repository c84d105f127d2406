using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Whole numbers of 64 bits.</summary>
/// <param name="takesZeros">Whether 007 is 7: only where a person has said that the column is a number.</param>
readonly struct Int64Parser(bool takesZeros) : IFieldParser<long>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe bool TryParse(byte* text, int length, out long value)
    {
        if (*text > '0' && FieldDigits.TryParseLong(text, length, out value))
            return true;
        return TryParseSigned(text, length, out value);
    }

    unsafe bool TryParseSigned(byte* text, int length, out long value)
    {
        value = 0;
        var sign = *text == '-' ? 1 : 0;
        var digits = length - sign;
        if (digits == 0 || (text[sign] == '0' && digits > 1 && !takesZeros))
            return false;
        if (FieldDigits.TryParseLong(text + sign, digits, out value))
        {
            value = sign == 1 ? -value : value;
            return true;
        }
        return digits > 18 && long.TryParse(
            new ReadOnlySpan<byte>(text, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
