using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Data.Settings.Shapes;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads the key <c>columns</c> of a table: names of columns and the types that they have.</summary>
public static class DeclaredColumns
{
    /// <summary>The key in the manual.</summary>
    public static SettingKey Key { get; } =
        new("columns", new SettingKind.MapOf(new SettingKind.Text(), "COLUMN"), "Types of columns: what is said here wins over inference");

    /// <summary>The columns; none where the key is missing.</summary>
    /// <param name="table">The table's settings.</param>
    /// <param name="diagnostics">Receives MX2003 for words that are no type.</param>
    public static IReadOnlyList<DeclaredColumn> Bind(SettingReader table, ICollection<Diagnostic> diagnostics)
    {
        var columns = new List<DeclaredColumn>();
        switch (table.Node("columns"))
        {
            case null:
                break;
            case SettingNode.Map map:
                columns.AddRange(map.Entries.Select(entry => Column(entry, diagnostics)).OfType<DeclaredColumn>());
                break;
            case var other:
                table.Wrong("columns", other, "a map of column names to types", columns);
                break;
        }
        return columns;
    }

    static DeclaredColumn? Column(SettingEntry entry, ICollection<Diagnostic> diagnostics)
    {
        if (entry.Value is SettingNode.Scalar scalar && TypeWords.Parse(scalar.Text) is { } type)
            return new DeclaredColumn(entry.Key, type, entry.KeyAt);
        var found = entry.Value is SettingNode.Scalar word ? $"'{word.Text}'" : entry.Value.Kind;
        diagnostics.Add(new Diagnostic("MX2003", $"The type of '{entry.Key}' is {found}", entry.Value.At, $"Use one of: {TypeWords.Known}."));
        return null;
    }
}
