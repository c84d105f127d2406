using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>Texts as they are meant, escapes read. A surrogate without its other half is no text, and neither is one with
/// \u0000, which databases refuse.</summary>
static class JsonText
{
    /// <summary>The key that the reader stands at; null when it is no text.</summary>
    public static string? Key(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Encoding.UTF8.GetString(reader.ValueSpan);
        var plain = new byte[reader.ValueSpan.Length];
        return TryUnescape(reader.ValueSpan, plain, out var length) ? Encoding.UTF8.GetString(plain, 0, length) : null;
    }

    /// <summary>Reads the escapes of a text that is well formed.</summary>
    /// <param name="escaped">Between the quotes.</param>
    /// <param name="plain">At least as long.</param>
    /// <param name="length">Bytes written.</param>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, Span<byte> plain, out int length)
    {
        length = 0;
        while (true)
        {
            var slash = escaped.IndexOf((byte)'\\');
            var run = slash < 0 ? escaped : escaped[..slash];
            run.CopyTo(plain[length..]);
            length += run.Length;
            if (slash < 0)
                return true;
            escaped = escaped[(slash + 1)..];
            if (escaped[0] != 'u')
            {
                plain[length++] = Simple(escaped[0]);
                escaped = escaped[1..];
            }
            else if (!TryUnicode(ref escaped, out var rune) || rune.Value == 0)
            {
                return false;
            }
            else
            {
                length += rune.EncodeToUtf8(plain[length..]);
            }
        }
    }

    static byte Simple(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };

    static bool TryUnicode(ref ReadOnlySpan<byte> escaped, out Rune rune)
    {
        var first = Hex(escaped);
        escaped = escaped[5..];
        if (Rune.TryCreate(first, out rune))
            return true;
        if (!char.IsHighSurrogate(first) || !escaped.StartsWith("\\u"u8))
            return false;
        var second = Hex(escaped[1..]);
        escaped = escaped[6..];
        return Rune.TryCreate(first, second, out rune);
    }

    static char Hex(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape[1..5], out ushort value, out _, 'x') ? (char)value : '\0';
}
