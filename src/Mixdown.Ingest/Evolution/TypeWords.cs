using System.Globalization;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>The names of column types that people write in the project file, and that summaries print.</summary>
static class TypeWords
{
    /// <summary>The words to choose from, for messages.</summary>
    public const string Known = "text, bigint, integer, smallint, decimal(P,S), double, boolean, date, timestamp, timestamptz";

    /// <summary>The type behind a word, or null when there is none.</summary>
    public static DataType? Parse(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        return word switch
        {
            "text" or "string" or "varchar" => DataType.Text,
            "bigint" or "long" or "int64" => DataType.Int64,
            "integer" or "int" or "int32" => new DataType.Integer(32),
            "smallint" or "int16" => new DataType.Integer(16),
            "double" or "float64" or "double precision" => new DataType.Float(64),
            "boolean" or "bool" => new DataType.Boolean(),
            "date" => new DataType.Date(),
            "timestamp" or "timestamp_ntz" or "datetime" => DataType.LocalTime,
            "timestamptz" or "timestamp with time zone" => DataType.Instant,
            _ => ParseDecimal(word),
        };
    }

    /// <summary>The word for a type that a file's column can have.</summary>
    public static string Of(DataType type) => type switch
    {
        DataType.String => "text",
        DataType.Integer { Bits: 64 } => "bigint",
        DataType.Integer { Bits: 32 } => "integer",
        DataType.Integer => "smallint",
        DataType.Decimal(var precision, var scale) => string.Create(CultureInfo.InvariantCulture, $"decimal({precision},{scale})"),
        DataType.Float => "double",
        DataType.Boolean => "boolean",
        DataType.Date => "date",
        DataType.Timestamp { HasZone: true } => "timestamptz",
        DataType.Timestamp => "timestamp",
        DataType.Binary => "binary",
        DataType.Struct => "struct",
        DataType.List list => $"{Of(list.Element)}[]",
        _ => "map",
    };

    static DataType.Decimal? ParseDecimal(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !word.EndsWith(')') || word[..open].TrimEnd() is not ("decimal" or "numeric"))
            return null;
        var digits = word[(open + 1)..^1].Split(',');
        var scale = 0;
        if (digits.Length > 2 || !Digits(digits[0], out var precision) || (digits.Length == 2 && !Digits(digits[1], out scale)))
            return null;
        return precision is >= 1 and <= 38 && scale <= precision ? new DataType.Decimal(precision, scale) : null;
    }

    static bool Digits(string text, out int value) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
