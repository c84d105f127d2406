using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>How the columns that a source brings and those of its table come together. Pure.</summary>
static class ColumnTargets
{
    /// <summary>What becomes of each column of the source.</summary>
    /// <param name="settings">What the project file says of the table, its contract among it.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="found">What the source brings.</param>
    public static IReadOnlyList<ColumnTarget> Of(LoadTable settings, ColumnList columns, FileColumns found) =>
        [.. found.Columns.Select(column => Target(settings, columns, column.Name))];

    /// <summary>The table's own columns that the source does not bring: NULL.</summary>
    public static IEnumerable<ConstantColumn> Missing(ColumnList columns, IReadOnlyList<ColumnTarget> targets)
    {
        var found = targets.Select(target => target.Column).OfType<Column>().ToHashSet();
        return columns.Where(column => !found.Contains(column) && !RowLineage.Has(column)).Select(column => new ConstantColumn(column, null));
    }

    static ColumnTarget Target(LoadTable settings, ColumnList columns, string name)
    {
        var index = columns.IndexOf(name);
        if (index < 0)
            return new ColumnTarget(name, null, RejectsRows: settings.Contract.Columns == ColumnContract.DiscardRow);
        var isDeclared = settings.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
        return new ColumnTarget(name, columns[index], isDeclared);
    }
}
