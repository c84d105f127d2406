using Mixdown.Data.Naming;
using Mixdown.Runs.Sources;
using Mixdown.Runs.Starting.Stars;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>The bronze tables as dbt sources.</summary>
static class SourcesText
{
    /// <summary>One file a load.</summary>
    public static IEnumerable<StarterFile> Of(IReadOnlyList<TableProfile> tables) => tables
        .GroupBy(table => table.Load, StringComparer.Ordinal)
        .Select(load => Of(load.Key, load.First().Source.Schema, load))
        .Select(source => new StarterFile(source.File, source.Text));

    static SourceDescription Of(string load, string schema, IEnumerable<TableProfile> tables) => new(load, schema, [.. tables.Select(table =>
        new DescribedTable(table.Source.Table, [.. table.Columns.Select(column => new DescribedColumn(column.Source, column.Type, []))]))]);

    /// <summary>The expression that silver makes of a column: text without blanks at its ends, and none is NULL.</summary>
    public static string Cleaned(ColumnProfile column)
    {
        var name = new SqlIdentifier(column.Source).ToString();
        var value = column.IsText ? $"nullif(trim({name}), '')" : name;
        return value == column.Name ? value : $"{value} as {column.Name}";
    }
}
