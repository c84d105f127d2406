using System.Text.RegularExpressions;

namespace Mixdown.Runs.Plans;

/// <summary>Compares the type that the planner found with the one that the warehouse has.</summary>
/// <param name="isNative">Whether both are named by one engine; else they are compared by what they hold.</param>
sealed partial class TypeChange(bool isNative)
{
    static readonly string[] Whole = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"];

    /// <summary>Whether the column's type is another.</summary>
    public bool Differs(string old, string now) => isNative ? old != now : Family(old) != Family(now);

    /// <summary>Whether the new type holds every value of the old one.</summary>
    public static bool Widens(string old, string now)
    {
        var (from, to) = (Array.IndexOf(Whole, old), Array.IndexOf(Whole, now));
        if (from >= 0 && to >= from || old == "FLOAT" && now == "DOUBLE" || old == "DATE" && now == "TIMESTAMP")
            return true;
        var (one, other) = (Decimal().Match(old), Decimal().Match(now));
        return one.Success && other.Success && Scale(other) >= Scale(one) && Width(other) - Scale(other) >= Width(one) - Scale(one);
    }

    static string Family(string type)
    {
        var word = type.ToUpperInvariant();
        var bare = word.Split('(')[0].Trim();
        return bare switch
        {
            _ when word.EndsWith("[]", StringComparison.Ordinal) => "list",
            "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "INT" or "INT2" or "INT4" or "INT8" or "DECIMAL" or "NUMERIC" => "number",
            "FLOAT" or "DOUBLE" or "REAL" or "DOUBLE PRECISION" or "FLOAT4" or "FLOAT8" => "float",
            "VARCHAR" or "TEXT" or "CHARACTER VARYING" or "CHARACTER" or "BPCHAR" or "CHAR" or "NAME" or "CITEXT" => "text",
            "BOOLEAN" or "BOOL" => "boolean",
            "JSON" or "JSONB" => "json",
            "BLOB" or "BYTEA" => "bytes",
            "TIMESTAMP" when word.Contains("WITH TIME ZONE", StringComparison.Ordinal) => "instant",
            "TIMESTAMP WITH TIME ZONE" or "TIMESTAMPTZ" => "instant",
            "TIMESTAMP" or "TIMESTAMP WITHOUT TIME ZONE" => "timestamp",
            _ => bare,
        };
    }

    static int Width(Match type) => int.Parse(type.Groups["width"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    static int Scale(Match type) => int.Parse(type.Groups["scale"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\ADECIMAL\((?<width>\d+),\s*(?<scale>\d+)\)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decimal();
}
