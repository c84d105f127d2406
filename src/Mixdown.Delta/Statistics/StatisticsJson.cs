using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Statistics;

/// <summary>Statistics to and from the JSON of <see cref="Actions.AddFile.Stats"/>.</summary>
public static class StatisticsJson
{
    /// <summary>The JSON of statistics: of the first columns only, texts cut to a prefix, instants to whole milliseconds; a
    /// bound that was cut is still a bound.</summary>
    /// <param name="statistics">Of one file.</param>
    /// <param name="columns">The table's columns: their order and types count.</param>
    /// <param name="indexedColumns">How many columns get bounds; 32 as in the protocol's default
    /// <c>delta.dataSkippingNumIndexedCols</c>, -1 for all.</param>
    public static string Write(FileStatistics statistics, ColumnList columns, int indexedColumns = 32) =>
        StatisticsWriter.Write(statistics, columns, indexedColumns);

    /// <summary>The statistics in JSON that any writer may have left; null where not even a row count can be read. A bound that is
    /// not as the column's type wants it counts as unknown.</summary>
    public static FileStatistics? Read(string? json, ColumnList columns) => StatisticsReader.Read(json, columns);
}
