using Mixdown.Engines;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What a page sees of the engines' types.</summary>
static class ColumnTypes
{
    static readonly string[] Numbers =
        ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "REAL", "DOUBLE PRECISION"];

    /// <summary>The type of a column of an answer, in the words of DuckDB or PostgreSQL.</summary>
    public static AnswerType Of(ResultColumn column)
    {
        var type = column.Type.ToUpperInvariant();
        return type switch
        {
            "BOOLEAN" => AnswerType.Boolean,
            "DATE" => AnswerType.Date,
            "TIMESTAMP WITH TIME ZONE" => AnswerType.Instant,
            _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => AnswerType.LocalTime,
            _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) || type.StartsWith("NUMERIC", StringComparison.Ordinal) => AnswerType.Number,
            _ => Numbers.Contains(type, StringComparer.Ordinal) ? AnswerType.Number : AnswerType.Text,
        };
    }
}
