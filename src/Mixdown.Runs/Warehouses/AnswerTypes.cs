using System.Globalization;

namespace Mixdown.Runs.Warehouses;

/// <summary>PostgreSQL's types in DuckDB, for answers that leave as Parquet or JSON.</summary>
static class AnswerTypes
{
    /// <summary>The type that holds every value of it in the text that the server writes; VARCHAR where there is none.</summary>
    public static string InDuckDb(string type) => type switch
    {
        "boolean" or "smallint" or "integer" or "bigint" or "real" or "double precision" or "date" or "uuid" or "json" => type,
        "timestamp without time zone" => "timestamp",
        "timestamp with time zone" => "timestamptz",
        "time without time zone" => "time",
        _ when type.StartsWith("numeric(", StringComparison.Ordinal) && IsDecimal(type) => type,
        _ => "varchar",
    };

    // PostgreSQL's numbers may have a thousand digits, DuckDB's 38.
    static bool IsDecimal(string type)
    {
        var facets = type["numeric(".Length..^1].Split(',');
        return facets.Length == 2
            && int.TryParse(facets[0], CultureInfo.InvariantCulture, out var precision) && int.TryParse(facets[1], CultureInfo.InvariantCulture, out var scale)
            && precision <= 38 && scale >= 0 && scale <= precision;
    }
}
