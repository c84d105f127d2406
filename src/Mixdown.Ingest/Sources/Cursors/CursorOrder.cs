using System.Globalization;
using System.Numerics;

namespace Mixdown.Ingest.Sources.Cursors;

/// <summary>Which of two cursor values is the later one, by every digit that they have, for sources that cannot be asked. Pure.</summary>
static class CursorOrder
{
    /// <summary>Negative when <paramref name="a"/> comes first.</summary>
    /// <exception cref="FormatException">A value is none of its kind.</exception>
    public static int Compare(CursorKind kind, string a, string b) => kind switch
    {
        CursorKind.Number => CompareNumbers(a, b),
        CursorKind.Text => string.CompareOrdinal(a, b),
        _ => CursorTime.Compare(Time(a), Time(b)),
    };

    /// <summary>Where reading begins again for rows that came late.</summary>
    /// <exception cref="FormatException">The value is no time.</exception>
    public static string Before(CursorKind kind, string value, TimeSpan lag)
    {
        if (lag == TimeSpan.Zero)
            return value;
        if (kind == CursorKind.Date)
            return Time(value).Before(TimeSpan.FromDays(Math.Ceiling(lag.TotalDays))).ToString()[..10];
        return Time(value).Before(lag).ToString();
    }

    /// <summary>Whether a lag means something for such a cursor.</summary>
    public static bool HasLag(CursorKind kind) => kind is CursorKind.Date or CursorKind.LocalTime or CursorKind.Instant;

    static int CompareNumbers(string a, string b)
    {
        var (first, second) = (Number(a), Number(b));
        var scale = Math.Max(first.Decimals, second.Decimals);
        return (first.Digits * BigInteger.Pow(10, scale - first.Decimals)).CompareTo(second.Digits * BigInteger.Pow(10, scale - second.Decimals));
    }

    static (BigInteger Digits, int Decimals) Number(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text.Remove(point, 1);
        return (BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), point < 0 ? 0 : text.Length - point - 1);
    }

    static CursorTime Time(string text) =>
        CursorTime.TryParse(text, out var time) ? time : throw new FormatException($"'{text}' is no time.");
}
