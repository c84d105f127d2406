using Mixdown.Data.Naming;
using Mixdown.Runs.Starting.Stars;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>The bronze tables as dbt sources.</summary>
static class SourcesText
{
    /// <summary>One file a load.</summary>
    public static IEnumerable<StarterFile> Of(IReadOnlyList<TableProfile> tables) => tables
        .GroupBy(table => table.Load, StringComparer.Ordinal)
        .Select(load => new StarterFile($"models/bronze/_{load.Key}__sources.yml", Text(load.Key, [.. load])));

    static string Text(string load, IReadOnlyList<TableProfile> tables)
    {
        var text = new Lines();
        text.Add("sources:");
        text.Add($"  - name: {load}");
        text.Add("    schema: bronze");
        text.Add("    description: >-");
        text.Add("      What was loaded, as it came. Besides the columns below every row has _mx_file and _mx_row (where it came from), _mx_load_id,");
        text.Add("      _mx_seq and _mx_ingested_at (the load that brought it) and _mx_rescued (values that did not fit).");
        text.Add("    tables:");
        foreach (var table in tables)
        {
            text.Add($"      - name: {YamlWord.Of(table.Source.Table)}");
            text.Add("        columns:");
            foreach (var column in table.Columns)
                text.Add($"          - {{ name: {YamlWord.Of(column.Source)}, data_type: {YamlWord.Of(column.Type.ToLowerInvariant())}{Quote(column.Source)} }}");
        }
        return text.ToString();
    }

    static string Quote(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? "" : ", quote: true";

    /// <summary>The expression that silver makes of a column: text without blanks at its ends, and none is NULL.</summary>
    public static string Cleaned(ColumnProfile column)
    {
        var name = new SqlIdentifier(column.Source).ToString();
        var value = column.IsText ? $"nullif(trim({name}), '')" : name;
        return value == column.Name ? value : $"{value} as {column.Name}";
    }
}
