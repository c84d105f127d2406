using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>A column of fixed-width values.</summary>
/// <param name="name">As in the table.</param>
/// <param name="parser">From text to value. The bytes are pinned and have room behind them.</param>
/// <param name="token">How JSON writes such values.</param>
/// <param name="isDeclared">Whether a person says what the column is: then a text that reads as a value is one.</param>
sealed class JsonValueColumn<TParser, TValue>(string name, TParser parser, JsonTokenType token, bool isDeclared) : JsonColumn(name)
    where TParser : struct, IFieldParser<TValue>
    where TValue : unmanaged
{
    public override unsafe bool TryWrite(int row, ref Utf8JsonReader reader, JsonMisfits misfits)
    {
        var text = reader.ValueSpan;
        if (!IsMeant(ref reader) || text.Length == 0)
            return false;
        var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
        if (!parser.TryParse(first, text.Length, out var value) && !(token == JsonTokenType.Number && TryPlain(text, out value)))
            return false;
        Vector.Set(row, value);
        return true;
    }

    bool IsMeant(ref Utf8JsonReader reader)
    {
        var found = reader.TokenType == JsonTokenType.False ? JsonTokenType.True : reader.TokenType;
        return found == token || (isDeclared && found == JsonTokenType.String && !reader.ValueIsEscaped);
    }

    unsafe bool TryPlain(ReadOnlySpan<byte> text, out TValue value)
    {
        value = default;
        if (text.IndexOfAny("eE."u8) < 0)
            return false;
        Span<byte> plain = stackalloc byte[JsonNumber.Longest + sizeof(ulong)];
        if (!JsonNumber.TryPlain(text, plain, out var length))
            return false;
        fixed (byte* first = plain)
            return parser.TryParse(first, length, out value);
    }
}
