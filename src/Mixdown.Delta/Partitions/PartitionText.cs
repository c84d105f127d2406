using System.Globalization;
using System.Text;
using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Partitions;

/// <summary>Values of partition columns between the log's text and SQL's, as <see cref="Statistics.ColumnStatistics"/> has it:
/// times of a zone end in <c>+00</c>, bytes are <c>\x00\xFF</c>.</summary>
public static class PartitionText
{
    static readonly string[] Times =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd",
    ];

    /// <summary>SQL's text of a value in the log; null for NULL, which the log has as null or as an empty text.</summary>
    /// <exception cref="FormatException">The text is no value of the type.</exception>
    public static string? Read(string? text, DataType type) => string.IsNullOrEmpty(text)
        ? null
        : Value(text, type) ?? throw new FormatException($"'{text}' is no value of the column's type");

    /// <summary>The log's text of a value; null for NULL, and for the empty text, which the log cannot tell from it.</summary>
    /// <param name="sql">SQL's text, or null for NULL.</param>
    /// <param name="type">The column's.</param>
    /// <exception cref="FormatException">The text is no value of the type.</exception>
    public static string? Write(string? sql, DataType type) => type switch
    {
        _ when string.IsNullOrEmpty(sql) => null,
        DataType.Binary => Encoding.UTF8.GetString(Convert.FromHexString(sql.Replace("\\x", "", StringComparison.Ordinal))),
        DataType.Timestamp { HasZone: true } => Time(sql) is { } at ? Print(at, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'") : throw NoValue(sql),
        _ => Value(sql, type) ?? throw NoValue(sql),
    };

    static FormatException NoValue(string text) => new($"'{text}' is no value of the column's type");

    static string? Value(string text, DataType type) => type switch
    {
        DataType.String => text,
        DataType.Binary => string.Concat(Encoding.UTF8.GetBytes(text).Select(value => $"\\x{value:X2}")),
        DataType.Boolean => text.ToLowerInvariant() is "true" or "false" ? text.ToLowerInvariant() : null,
        DataType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? whole.ToString(CultureInfo.InvariantCulture) : null,
        DataType.Float => Real(text),
        DataType.Decimal => IsNumber(text) ? text : null,
        DataType.Date => Time(text) is { } day ? Print(day, "yyyy-MM-dd") : null,
        DataType.Timestamp(var hasZone) => Time(text) is { } at ? Print(at, hasZone ? "yyyy-MM-dd HH:mm:ss.ffffff'+00'" : "yyyy-MM-dd HH:mm:ss.ffffff") : null,
        _ => null,
    };

    static string? Real(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real.ToString("R", CultureInfo.InvariantCulture) : null;

    /// <summary>As writers print decimals: digits with a sign, a point, perhaps a power of ten.</summary>
    static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);

    /// <summary>A time without a zone is read as UTC, the only zone in which every reader agrees.</summary>
    static DateTime? Time(string text) =>
        DateTimeOffset.TryParseExact(
            text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at.UtcDateTime : null;

    static string Print(DateTime at, string format) => at.ToString(format, CultureInfo.InvariantCulture);
}
