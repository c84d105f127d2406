using Mixdown.Runs.Queries;

namespace Mixdown.Runs.Warehouses;

/// <summary>The options of DuckDB's COPY … TO for each form of an answer.</summary>
static class ExportOptions
{
    /// <summary>What stands in the parentheses.</summary>
    public static string Of(QueryFormat format) => format switch
    {
        QueryFormat.Csv => "format csv, header true",
        QueryFormat.Json => "format json, array true",
        QueryFormat.Parquet => "format parquet, compression zstd",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A table is drawn, not exported."),
    };
}
