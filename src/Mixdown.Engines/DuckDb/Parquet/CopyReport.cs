using System.Globalization;
using Mixdown.Delta.Statistics;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>What COPY with <c>return_stats</c> answers: one row per file, the columns' statistics as maps of texts.</summary>
static class CopyReport
{
    internal static WrittenFile Read(string file, ResultTable report) => Read(file, report.Rows[0]);

    internal static IReadOnlyList<WrittenFile> ReadAll(ResultTable report) =>
        [.. report.Rows.Select(row => Read((string)row[0]!, row)).OrderBy(file => file.Path, StringComparer.Ordinal)];

    static WrittenFile Read(string file, object?[] row)
    {
        // filename, count, file_size_bytes, footer_size_bytes, column_statistics, partition_keys
        var columns = (OrderedDictionary<object, object?>)row[4]!;
        return new WrittenFile(file, Number(row[2]), new FileStatistics(Number(row[1]), Columns(columns)));
    }

    static Dictionary<string, ColumnStatistics> Columns(OrderedDictionary<object, object?> columns)
    {
        var statistics = new Dictionary<string, ColumnStatistics>(columns.Count, StringComparer.Ordinal);
        foreach (var (path, facts) in columns)
        {
            if (TopLevelName((string)path) is { } name)
                statistics.Add(name, Column((OrderedDictionary<object, object?>)facts!));
        }
        return statistics;
    }

    static ColumnStatistics Column(OrderedDictionary<object, object?> facts)
    {
        var nulls = facts.GetValueOrDefault("null_count") is string count ? Number(count) : (long?)null;
        return new ColumnStatistics((string?)facts.GetValueOrDefault("min"), (string?)facts.GetValueOrDefault("max"), nulls);
    }

    /// <summary><c>"a"</c> is a column; <c>"a"."b"</c> is a part of one, which gives null.</summary>
    internal static string? TopLevelName(string path)
    {
        if (path is not ['"', .., '"'])
            return null;
        var name = path[1..^1].Replace("\"\"", "\0", StringComparison.Ordinal);
        return name.Contains('"', StringComparison.Ordinal) ? null : name.Replace('\0', '"');
    }

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
