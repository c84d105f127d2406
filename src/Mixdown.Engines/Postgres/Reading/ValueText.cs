using System.Globalization;
using System.Numerics;

namespace Mixdown.Engines.Postgres.Reading;

/// <summary>Values from PostgreSQL's text form. What has no form of its own in a <see cref="ResultTable"/> stays text:
/// intervals, ranges, JSON, and dates beyond our calendar (<c>infinity</c>, years before Christ).</summary>
static class ValueText
{
    /// <summary>Digits that .NET's decimal holds, whatever they are.</summary>
    const int DecimalDigits = 28;
    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>What makes a value of a text of this type.</summary>
    /// <param name="type">As the server displays it: <c>numeric(18,2)</c>, <c>timestamp without time zone</c>, <c>text[]</c>.</param>
    internal static Func<string, object> ParserOf(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var element = ParserOf(type[..^2]);
            return text => ArrayText.Parse(text, element);
        }
        return WithoutFacets(type) switch
        {
            "boolean" => static text => text == "t",
            "smallint" or "integer" or "bigint" or "oid" => static text => long.Parse(text, Plain),
            "real" or "double precision" => static text => Double(text),
            "numeric" => Number,
            "date" => static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", Plain, DateTimeStyles.None, out var date) ? date : text,
            "time without time zone" => static text => TimeOnly.TryParse(text, Plain, out var time) ? time : text,
            "timestamp without time zone" => static text => DateTime.TryParseExact(text, LocalForms, Plain, DateTimeStyles.None, out var time) ? time : text,
            "timestamp with time zone" => Instant,
            "uuid" => static text => Guid.Parse(text, Plain),
            "bytea" => static text => Convert.FromHexString(text.AsSpan(2)),
            _ => static text => text,
        };
    }

    static readonly string[] LocalForms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF"];

    static readonly string[] InstantForms = ["yyyy-MM-dd HH:mm:sszz", "yyyy-MM-dd HH:mm:ss.FFFFFFzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss.FFFFFFzzz"];

    static object Instant(string text) => DateTimeOffset.TryParseExact(text, InstantForms, Plain, DateTimeStyles.AdjustToUniversal, out var time) ? time : text;

    static double Double(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, Plain),
    };

    // A decimal would round what it cannot hold; a fraction of more digits stays the text that it is.
    static object Number(string text)
    {
        if (text.Length <= DecimalDigits && decimal.TryParse(text, NumberStyles.Float, Plain, out var number))
            return number;
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, Plain, out var whole))
            return BigInteger.Abs(whole) <= (BigInteger)decimal.MaxValue ? (decimal)whole : whole;
        return text is "NaN" or "Infinity" or "-Infinity" ? Double(text) : text;
    }

    // numeric(18,2), character varying(10), timestamp(3) without time zone
    static string WithoutFacets(string type)
    {
        var open = type.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? type : type.Remove(open, type.IndexOf(')', open) - open + 1);
    }
}
