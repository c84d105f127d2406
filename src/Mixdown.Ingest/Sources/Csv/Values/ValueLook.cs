using System.Runtime.CompilerServices;
using System.Text;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv.Values;

/// <summary>Tells what the values of a column look like. Measured in bench/CsvLoadBench.cs.</summary>
sealed unsafe class ValueLook(CsvDialect dialect)
{
    static readonly string[] NothingWords =
        ["n/a", "na", "#n/a", "null", "none", "nil", "nan", "unknown", "missing", "-", "--", "?", "."];

    // No truth value and no word for nothing is longer, and nothing else that is no text begins with a letter.
    const int LongestWord = 7;

    readonly byte _point = (byte)dialect.Decimal;
    readonly DateParser _date = new(dialect.Dates);
    readonly TimestampParser _local = new(hasZone: false, dialect.Dates);
    readonly TimestampParser _instant = new(hasZone: true, dialect.Dates);

    /// <summary>Looks at every value of a column of the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Look(CsvFields fields, int column, TypeEvidence evidence)
    {
        int* starts = fields.Starts(column);
        uint* lengths = fields.Lengths(column);
        var (last, longest) = (ValueKind.Text, 0);
        for (var row = 0; row < fields.Rows; row++)
        {
            var length = (int)(lengths[row] & CsvFields.LengthBits);
            if (length == 0)
                continue;
            var text = fields.Bytes + starts[row];
            if (last == ValueKind.Whole && *text > '0' && FieldDigits.TryParseLong(text, length, out _))
                longest = Math.Max(longest, length);
            else
                last = LooksLike(text, length, last, evidence);
            evidence.Add(last);
        }
        evidence.AddDigits(longest, 0);
    }

    /// <summary>Tries first what the value before it was: columns are of one kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    ValueKind LooksLike(byte* text, int length, ValueKind last, TypeEvidence evidence)
    {
        switch (last)
        {
            case ValueKind.Date when length == DateParser.IsoLength && DateParser.TryParseIso(text, out _):
            case ValueKind.LocalTime when _local.TryParse(text, length, out _):
                return last;
            case ValueKind.Text when length > LongestWord && char.IsAsciiLetter((char)*text):
                return last;
        }
        var first = *text;
        if (char.IsAsciiDigit((char)first) || first is (byte)'-' or (byte)'+' || first == _point)
            return Digits(Trimmed(text, length), text, length, evidence);
        return Words(new ReadOnlySpan<byte>(text, length), evidence);
    }

    static ReadOnlySpan<byte> Trimmed(byte* text, int length)
    {
        var span = new ReadOnlySpan<byte>(text, length);
        return text[length - 1] == ' ' ? span.Trim((byte)' ') : span;
    }

    ValueKind Words(ReadOnlySpan<byte> text, TypeEvidence evidence)
    {
        var trimmed = text[0] == ' ' || text[^1] == ' ' ? text.Trim((byte)' ') : text;
        if (trimmed.Length != text.Length && trimmed.Length > 0)
        {
            fixed (byte* first = trimmed)
                return LooksLike(first, trimmed.Length, ValueKind.Text, evidence);
        }
        if (text.Length > LongestWord)
            return ValueKind.Text;
        if (Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "false"u8))
            return ValueKind.Truth;
        return trimmed.Length == 0 || IsNothing(text) ? ValueKind.Nothing : ValueKind.Text;
    }

    ValueKind Digits(ReadOnlySpan<byte> text, byte* start, int length, TypeEvidence evidence)
    {
        var look = NumberLook.Of(text, _point);
        if (look.Kind is ValueKind.Whole or ValueKind.Huge or ValueKind.Fixed)
            evidence.AddDigits(look.Whole, look.Decimals);
        else if (look.Kind == ValueKind.Exponent)
            evidence.AddExponent(look.Whole + look.Decimals);
        if (look.Kind != ValueKind.Text)
            return look.Kind;
        if (_date.TryParse(start, length, out _))
            return ValueKind.Date;
        if (_local.TryParse(start, length, out _))
            return ValueKind.LocalTime;
        if (_instant.TryParse(start, length, out _))
            return ValueKind.Instant;
        return Rest(text, evidence);
    }

    static ValueKind Rest(ReadOnlySpan<byte> text, TypeEvidence evidence)
    {
        if (DateParser.TryParseLocal(text, DateOrder.Dmy, out _) || DateParser.TryParseLocal(text, DateOrder.Mdy, out _))
        {
            evidence.OtherDate ??= Encoding.UTF8.GetString(text);
            return ValueKind.OtherDate;
        }
        return IsNothing(text) ? ValueKind.Nothing : ValueKind.Text;
    }

    static bool IsNothing(ReadOnlySpan<byte> text)
    {
        if (text.Length > LongestWord)
            return false;
        foreach (var word in NothingWords)
        {
            if (word.Length == text.Length && Ascii.EqualsIgnoreCase(text, word))
                return true;
        }
        return false;
    }
}
