using System.Collections;
using System.Globalization;

namespace Mixdown.Cli.Rendering;

/// <summary>A value of a result as a person reads it.</summary>
static class ValueText
{
    /// <summary>Numbers and times in the invariant culture, NULL as an empty text, lists as <c>[a, b]</c>, structs as
    /// <c>{a: 1}</c>, line breaks and other control characters as <c>·</c> so that a value stays on its line.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => OneLine(text),
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => "0x" + Convert.ToHexString(bytes),
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}: {Of(map[key])}")) + "}",
        IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Of)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => OneLine(value.ToString() ?? ""),
    };

    /// <summary>Whether values of this engine type stand at the right edge of their column.</summary>
    public static bool IsNumber(string engineType) => engineType.ToUpperInvariant() is
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "HUGEINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" or "UBIGINT" or "UHUGEINT"
        or "FLOAT" or "DOUBLE" or "REAL" or "DOUBLE PRECISION" or "NUMERIC"
        || engineType.StartsWith("DECIMAL", StringComparison.Ordinal)
        || engineType.StartsWith("numeric(", StringComparison.Ordinal);

    static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '·' : c)) : text;
}
