using Mixdown.Engines;

namespace Mixdown.Project.Compile.Values.Tables;

/// <summary>agate's words for the types of columns.</summary>
static class ColumnType
{
    static readonly string[] Numbers =
        ["TINYINT", "SMALLINT", "INTEGER", "INT", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "DECIMAL", "NUMERIC", "REAL", "FLOAT", "DOUBLE"];

    public static string Of(ResultColumn column)
    {
        var type = column.Type.ToUpperInvariant();
        if (Array.Exists(Numbers, number => type.StartsWith(number, StringComparison.Ordinal)) || type.StartsWith("DOUBLE PRECISION", StringComparison.Ordinal))
            return "Number";
        return type switch
        {
            "BOOLEAN" => "Boolean",
            "DATE" => "Date",
            "INTERVAL" => "TimeDelta",
            _ => type.StartsWith("TIMESTAMP", StringComparison.Ordinal) ? "DateTime" : "Text",
        };
    }
}
