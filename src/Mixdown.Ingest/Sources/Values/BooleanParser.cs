using System.Text;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>true and false in any case; 0, 1, yes, no, t and f are not guessed to be truth values.</summary>
readonly struct BooleanParser : IFieldParser<byte>
{
    public unsafe bool TryParse(byte* text, int length, out byte value)
    {
        var span = new ReadOnlySpan<byte>(text, length);
        value = Ascii.EqualsIgnoreCase(span, "true"u8) ? (byte)1 : (byte)0;
        return value == 1 || Ascii.EqualsIgnoreCase(span, "false"u8);
    }
}
