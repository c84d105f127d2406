using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Sources.Json.Columns;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>Tells what the values of records look like, at any depth. The bytes are pinned and have room behind them.</summary>
sealed class JsonLook
{
    // The shortest text that is a date has ten characters, and the first one is a digit.
    const int ShortestDate = 10;
    readonly ValueLook _look = new((byte)'.', DateOrder.Iso);

    /// <summary>Looks at the fields of an object, from its opening brace to its closing one.</summary>
    /// <param name="reader">At the brace.</param>
    /// <param name="offset">Where the record stands in the file.</param>
    /// <param name="fields">Receives what is seen.</param>
    public void Object(ref Utf8JsonReader reader, long offset, NestedEvidence fields)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = offset + reader.TokenStartIndex;
            var field = JsonText.Key(ref reader) is { Length: > 0 } name ? fields.Field(name, at) : null;
            reader.Read();
            if (field is null)
                reader.Skip();
            else
                Value(ref reader, offset, field);
        }
    }

    void Value(ref Utf8JsonReader reader, long offset, TypeEvidence seen)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                seen.Add(ValueKind.Object);
                Object(ref reader, offset, seen.Inside);
                break;
            case JsonTokenType.StartArray:
                seen.Add(ValueKind.Array);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    Value(ref reader, offset, seen.Inside.Element());
                break;
            case JsonTokenType.True or JsonTokenType.False:
                seen.Add(ValueKind.Truth);
                break;
            case JsonTokenType.Number:
                seen.Add(Number(reader.ValueSpan, seen));
                break;
            case JsonTokenType.String:
                seen.Add(reader.ValueIsEscaped ? ValueKind.Text : Text(reader.ValueSpan, seen));
                break;
        }
    }

    static ValueKind Number(ReadOnlySpan<byte> text, TypeEvidence seen)
    {
        var look = NumberLook.Of(text, (byte)'.');
        if (look.Kind == ValueKind.Exponent)
            seen.AddExponent(look.Whole + look.Decimals);
        else if (look.Kind != ValueKind.Code)
            seen.AddDigits(look.Whole, look.Decimals);
        return look.Kind;
    }

    /// <summary>A text is a date, a point in time or a text: digits in quotes are there on purpose.</summary>
    unsafe ValueKind Text(ReadOnlySpan<byte> text, TypeEvidence seen)
    {
        if (text.Length == 0)
            return ValueKind.Nothing;
        if (text.Length < ShortestDate || !char.IsAsciiDigit((char)text[0]))
            return ValueKind.Text;
        var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(text));
        var kind = _look.Look(first, text.Length, ValueKind.Text, new TypeEvidence());
        return kind is ValueKind.Date or ValueKind.LocalTime or ValueKind.Instant ? kind : ValueKind.Text;
    }
}
