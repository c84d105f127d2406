using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Reads the key <c>tables</c> of a load: a map of names to settings, or a list of names.</summary>
/// <param name="each">What the load says of each table: the defaults of those that are named.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class LoadTablesBinder(LoadTable each, ICollection<Diagnostic> diagnostics)
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
                return [.. list.Items.OfType<SettingNode.Scalar>().Select(name => each with { Name = name.Text, At = name.At })];
            default:
                diagnostics.Add(new Diagnostic("MX1011", $"'tables' is {tables.Kind}; it has to be a map or a list of names", tables.At));
                return [];
        }
    }

    LoadTable Table(string name, SourceSpan at, SettingNode settings)
    {
        if (settings is SettingNode.Null)
            return each with { Name = name, At = at };
        if (settings is not SettingNode.Map map)
        {
            diagnostics.Add(new Diagnostic("MX1011", $"'{name}' is {settings.Kind}; it has to be a map", settings.At));
            return each with { Name = name, At = at };
        }
        var reader = new SettingReader(map, diagnostics);
        var table = new LoadTableBinder(reader, diagnostics).Bind(each with { Name = name, At = at });
        reader.Finish();
        return table;
    }
}
