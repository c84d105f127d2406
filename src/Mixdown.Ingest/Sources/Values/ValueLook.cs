using System.Runtime.CompilerServices;
using System.Text;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Sources.Values;

/// <summary>Tells what a text looks like. Measured in bench/CsvLoadBench.cs.</summary>
/// <param name="point">The decimal point.</param>
/// <param name="dates">How dates are written.</param>
sealed unsafe class ValueLook(byte point, DateOrder dates)
{
    static readonly string[] NothingWords =
        ["n/a", "na", "#n/a", "null", "none", "nil", "nan", "unknown", "missing", "-", "--", "?", "."];

    // No truth value and no word for nothing is longer, and nothing else that is no text begins with a letter.
    const int LongestWord = 7;

    readonly byte _point = point;
    readonly DateParser _date = new(dates);
    readonly TimestampParser _local = new(hasZone: false, dates);
    readonly TimestampParser _instant = new(hasZone: true, dates);

    /// <summary>What a text looks like; 8 bytes behind it are read.</summary>
    public ValueKind Look(string text, TypeEvidence evidence)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length) + sizeof(ulong)];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        fixed (byte* first = bytes)
            return Look(first, length, ValueKind.Text, evidence);
    }

    /// <summary>What a text looks like. Tries first what the value before it was: columns are of one kind.</summary>
    /// <param name="text">8 bytes may be read at any place of it.</param>
    /// <param name="length">At least 1.</param>
    /// <param name="last">The kind of the value before.</param>
    /// <param name="evidence">Receives numbers of digits; the value itself is not counted.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ValueKind Look(byte* text, int length, ValueKind last, TypeEvidence evidence)
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
                return Look(first, trimmed.Length, ValueKind.Text, evidence);
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
