using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;

namespace Mixdown.Delta.Skipping;

/// <summary>What the log knows of the values in one file.</summary>
sealed class FileFacts
{
    readonly DeltaSnapshot _table;
    readonly IReadOnlyDictionary<string, string?> _partition;
    readonly FileStatistics? _statistics;

    public FileFacts(DeltaSnapshot table, AddFile file)
    {
        _table = table;
        _partition = table.PartitionOf(file);
        _statistics = StatisticsJson.Read(file.Stats, table.StoredColumns);
    }

    /// <summary>The values of a column; null where there is no such column.</summary>
    public (DataType Type, ValueFacts Values)? Of(string name)
    {
        if (_table.Columns.IndexOf(name) is not (>= 0 and var index))
            return null;
        var column = _table.Columns[index];
        return (column.Type, _partition.TryGetValue(column.Name, out var value) ? OfPartition(value) : OfStatistics(column));
    }

    static ValueFacts OfPartition(string? value) => new(value, value, MayBeNull: value is null, MayHaveValue: value is not null);

    ValueFacts OfStatistics(Column column)
    {
        var name = _table.Mapping == ColumnMappingMode.None ? column.Name : ColumnMapping.PhysicalName(column);
        if (_statistics?.Columns.GetValueOrDefault(name) is not { } known)
            return ValueFacts.Unknown;
        return new(known.Min, known.Max, MayBeNull: known.Nulls != 0, MayHaveValue: known.Nulls is null || known.Nulls < _statistics.Rows);
    }
}
