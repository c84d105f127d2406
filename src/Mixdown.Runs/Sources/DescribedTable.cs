using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Runs.Starting.Texts;

namespace Mixdown.Runs.Sources;

/// <summary>A table of the lake as a sources file describes it.</summary>
/// <param name="Name">As in the lake.</param>
/// <param name="Columns">Without ours.</param>
sealed record DescribedTable(string Name, IReadOnlyList<DescribedColumn> Columns)
{
    const string Ours = "_mx_";

    /// <summary>Its lines; the first begins a list's item.</summary>
    public IEnumerable<string> Lines =>
        [$"- name: {YamlWord.Of(Name)}", .. Columns.Count == 0 ? [] : (IEnumerable<string>)["  columns:", .. Columns.Select(column => $"    - {column.Yaml}")]];

    /// <summary>On one line, in brackets.</summary>
    public string Yaml => $"{{ name: {YamlWord.Of(Name)}, columns: [{ColumnsYaml}] }}";

    /// <summary>The columns on one line.</summary>
    public string ColumnsYaml => string.Join(", ", Columns.Select(column => column.Yaml));

    /// <summary>A table as the lake has it, with the tests that its key promises.</summary>
    /// <param name="table">The table.</param>
    /// <param name="load">The load that fills it; null where a stream does, whose events may come twice.</param>
    public static DescribedTable Of(LakeTable table, LoadDefinition? load)
    {
        var said = load?.Table(table.Name.Table);
        return new DescribedTable(table.Name.Table, [.. table.Table.Columns
            .Where(column => !column.Name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase))
            .Select(column => new DescribedColumn(column.Name, LakeTypes.Sql(column.Type), Tests(column.Name, said)))]);
    }

    /// <summary>A part of a key has a value in every row; a key of one column tells rows apart, where versions are kept those that hold.</summary>
    static IReadOnlyList<string> Tests(string column, LoadTable? said)
    {
        if (said is null || !said.UniqueKey.Contains(column, StringComparer.OrdinalIgnoreCase))
            return [];
        if (said.UniqueKey.Count > 1)
            return ["not_null"];
        return said.WriteDisposition == WriteDisposition.Scd2
            ? ["{ unique: { config: { where: _mx_is_current } } }", "not_null"]
            : ["unique", "not_null"];
    }
}
