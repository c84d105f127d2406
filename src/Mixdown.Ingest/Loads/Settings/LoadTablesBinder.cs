using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads the key <c>tables</c> of a load: a map of names to settings, or a list of names.</summary>
sealed class LoadTablesBinder(ICollection<Diagnostic> diagnostics)
{
    public IReadOnlyList<LoadTable> Bind(SettingNode? tables)
    {
        switch (tables)
        {
            case null:
                return [];
            case SettingNode.Map map:
                return [.. map.Entries.Select(entry => Table(entry.Key, entry.KeyAt, entry.Value))];
            case SettingNode.List list:
                return [.. list.Items.OfType<SettingNode.Scalar>().Select(name => new LoadTable(name.Text, name.At))];
            default:
                diagnostics.Add(new Diagnostic("MX1011", $"'tables' is {tables.Kind}; it has to be a map or a list of names", tables.At));
                return [];
        }
    }

    LoadTable Table(string name, SourceSpan at, SettingNode settings)
    {
        if (settings is SettingNode.Null)
            return new LoadTable(name, at);
        if (settings is not SettingNode.Map map)
        {
            diagnostics.Add(new Diagnostic("MX1011", $"'{name}' is {settings.Kind}; it has to be a map", settings.At));
            return new LoadTable(name, at);
        }
        var reader = new SettingReader(map, diagnostics);
        var table = new LoadTable(name, at)
        {
            Columns = Columns(reader),
            UniqueKey = reader.Texts("unique_key"),
            Cursor = reader.Text("cursor"),
            Lag = reader.Time("lag", TimeSpan.Zero),
            CursorNulls = reader.Choice("cursor_nulls", CursorNulls.Raise),
            WriteDisposition = reader.Choice("write_disposition", WriteDisposition.Append),
        };
        reader.Finish();
        return table;
    }

    List<DeclaredColumn> Columns(SettingReader table)
    {
        var columns = new List<DeclaredColumn>();
        switch (table.Node("columns"))
        {
            case null:
                break;
            case SettingNode.Map map:
                columns.AddRange(map.Entries.Select(Column).OfType<DeclaredColumn>());
                break;
            case var other:
                table.Wrong("columns", other, "a map of column names to types", columns);
                break;
        }
        return columns;
    }

    DeclaredColumn? Column(SettingEntry entry)
    {
        if (entry.Value is SettingNode.Scalar scalar && TypeWords.Parse(scalar.Text) is { } type)
            return new DeclaredColumn(entry.Key, type, entry.KeyAt);
        var found = entry.Value is SettingNode.Scalar word ? $"'{word.Text}'" : entry.Value.Kind;
        diagnostics.Add(new Diagnostic(
            "MX2003", $"The type of '{entry.Key}' is {found}", entry.Value.At, $"Use one of: {TypeWords.Known}."));
        return null;
    }
}
