using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>Finds the files of a table that may have rows of a batch's keys, by their statistics.</summary>
/// <param name="session">Has the batch as the table <c>batch</c>.</param>
/// <param name="columns">The table's columns.</param>
sealed class TouchedFiles(DuckDbLakeSession session, ColumnList columns)
{
    /// <summary>The files whose bounds of a column meet those of the batch's <c>k0</c>.</summary>
    public List<AddFile> Of(IReadOnlyList<AddFile> files, Column key, CancellationToken cancel)
    {
        if (files.Count == 0)
            return [];
        var type = LakeTypes.Sql(key.Type);
        var bounds = files.Select((file, i) => Bounds(i, StatisticsJson.Read(file.Stats, columns)?.Columns.GetValueOrDefault(key.Name)));
        var found = session.Query(
            $"""
            select i
            from (values {string.Join(", ", bounds)}) files(i, low, high, nulls),
                 (select min(k0) as low, max(k0) as high, count(*) > count(k0) as nulls from batch) keys
            where (keys.nulls and files.nulls)
               or (coalesce(try_cast(files.low as {type}) <= keys.high, keys.high is not null)
                   and coalesce(try_cast(files.high as {type}) >= keys.low, keys.low is not null))
            order by i
            """, cancel);
        return [.. found.Rows.Select(row => files[Convert.ToInt32(row[0], CultureInfo.InvariantCulture)])];
    }

    static string Bounds(int i, ColumnStatistics? bounds) =>
        string.Create(CultureInfo.InvariantCulture, $"({i}, {Text(bounds?.Min)}, {Text(bounds?.Max)}, {(bounds?.Nulls == 0 ? "false" : "true")})");

    static string Text(string? bound) => bound is null ? "cast(null as varchar)" : SqlText.Literal(bound);
}
