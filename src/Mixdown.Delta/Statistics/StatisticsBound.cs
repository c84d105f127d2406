using System.Globalization;
using System.Text;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Statistics;

/// <summary>Bounds from SQL's text to the log's text. null where the log has no bound for such a value: truth values, bytes,
/// nested values, NaN, infinity, years outside 1 to 9999.</summary>
static class StatisticsBound
{
    /// <summary>Characters of a text that are kept; 32 as other writers keep.</summary>
    const int PrefixRunes = 32;

    static readonly string[] Instants =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz",
    ];

    /// <summary>A bound from below.</summary>
    public static string? Min(string? text, DataType type) => type switch
    {
        DataType.String => text is null ? null : Prefix(text),
        DataType.Timestamp(var hasZone) => Instant(text) is { } at ? Print(at, hasZone) : null,
        _ => Exact(text, type),
    };

    /// <summary>A bound from above: what is cut is rounded up.</summary>
    public static string? Max(string? text, DataType type) => type switch
    {
        DataType.String => text is null ? null : PrefixAbove(text),
        DataType.Timestamp(var hasZone) => Instant(text) is { } at && MillisecondFrom(at) is { } up ? Print(up, hasZone) : null,
        _ => Exact(text, type),
    };

    /// <summary>A bound from above as another writer may have left it: many cut instants down to the millisecond.</summary>
    public static string? MaxRead(string? text, DataType type) => type switch
    {
        DataType.Timestamp(var hasZone) => Instant(text) is { } at && MillisecondAfter(at) is { } up ? Print(up, hasZone) : null,
        _ => Max(text, type),
    };

    static string? Exact(string? text, DataType type) => type switch
    {
        DataType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole.ToString(CultureInfo.InvariantCulture) : null,
        DataType.Float => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? real.ToString("R", CultureInfo.InvariantCulture) : null,
        DataType.Decimal => text is not null && IsFixedPoint(text) ? text : null,
        DataType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        _ => null,
    };

    /// <summary>Digits with an optional sign and point, as JSON has numbers: 38 digits fit no type of .NET's.</summary>
    static bool IsFixedPoint(ReadOnlySpan<char> text)
    {
        var digits = text.StartsWith("-") ? text[1..] : text;
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? "0" : digits[(point + 1)..];
        return AreDigits(whole) && AreDigits(fraction) && (whole.Length == 1 || whole[0] != '0');
    }

    static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    static string Prefix(string text) => text.Length <= PrefixRunes ? text : string.Concat(text.EnumerateRunes().Take(PrefixRunes));

    /// <summary>The prefix with its last character that can grow grown by one: above every text that starts with the prefix.</summary>
    static string? PrefixAbove(string text)
    {
        var prefix = Prefix(text);
        if (prefix.Length == text.Length)
            return text;
        var runes = prefix.EnumerateRunes().ToList();
        var last = runes.FindLastIndex(rune => rune.Value < 0x10FFFF);
        if (last < 0)
            return null;
        var above = runes[last].Value + 1;
        runes[last] = new Rune(above == 0xD800 ? 0xE000 : above);
        return string.Concat(runes.Take(last + 1));
    }

    static DateTime? Instant(string? text) =>
        DateTimeOffset.TryParseExact(
            text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at.UtcDateTime : null;

    /// <summary>The first whole millisecond that is not before; null at the end of time.</summary>
    static DateTime? MillisecondFrom(DateTime at) => at.Ticks % TimeSpan.TicksPerMillisecond == 0 ? at : MillisecondAfter(at);

    static DateTime? MillisecondAfter(DateTime at) =>
        DateTime.MaxValue.Ticks - at.Ticks < TimeSpan.TicksPerMillisecond
            ? null : at.AddTicks(TimeSpan.TicksPerMillisecond - at.Ticks % TimeSpan.TicksPerMillisecond);

    static string Print(DateTime at, bool hasZone) =>
        at.ToString(hasZone ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
