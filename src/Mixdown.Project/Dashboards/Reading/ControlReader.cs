using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Reads what viewers may change: filters and parameters.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class ControlReader(ICollection<Diagnostic> found)
{
    public IReadOnlyList<DashboardFilter> Filters(SettingReader dashboard) =>
        [.. Entries(dashboard, "filters").Select(entry => Filter(entry.Key, entry.KeyAt, entry.Reader)).OfType<DashboardFilter>()];

    public IReadOnlyList<DashboardParameter> Parameters(SettingReader dashboard) =>
        [.. Entries(dashboard, "parameters").Select(entry => Parameter(entry.Key, entry.KeyAt, entry.Reader)).OfType<DashboardParameter>()];

    DashboardFilter? Filter(string name, SourceSpan at, SettingReader reader)
    {
        var column = reader.RequiredText("column");
        var filter = new DashboardFilter(name, new TileExpression(column, reader.Node("column")?.At ?? at), at)
        {
            Label = reader.Text("label"),
            IsMultiple = reader.Truth("multiple", byDefault: false),
            IsRange = reader.Node("range") is null ? null : reader.Truth("range", byDefault: true),
            Default = Values(reader, "default"),
        };
        if (filter is { IsMultiple: true, IsRange: true })
            found.Add(new Diagnostic("MX1784", $"The filter '{name}' cannot be a range and take several values", reader.Node("range")!.At, "Leave 'range' or 'multiple'."));
        reader.Finish();
        return column.Length == 0 ? null : filter;
    }

    DashboardParameter? Parameter(string name, SourceSpan at, SettingReader reader)
    {
        var choices = Values(reader, "of");
        var label = reader.Text("label");
        var byDefault = reader.Text("default");
        var where = reader.Node("default")?.At ?? at;
        reader.Finish();
        if (choices.Count == 0)
        {
            found.Add(new Diagnostic("MX1013", $"The parameter '{name}' has nothing to choose from", at, "Add 'of: [one, another]'."));
            return null;
        }
        var words = choices.Select(choice => choice.Text).ToList();
        if (byDefault is not null && !words.Contains(byDefault, StringComparer.Ordinal))
            found.Add(new Diagnostic("MX1743", $"'{byDefault}' is none of the choices of '{name}'", where, DidYouMean.Hint(byDefault, words)));
        return new DashboardParameter(name, words, byDefault ?? words[0], at) { Label = label };
    }

    IEnumerable<(string Key, SourceSpan KeyAt, SettingReader Reader)> Entries(SettingReader dashboard, string key)
    {
        if (dashboard.Node(key) is not { } node)
            yield break;
        if (node is not SettingNode.Map map)
        {
            dashboard.Wrong(key, node, "a map", 0);
            yield break;
        }
        foreach (var entry in map.Entries)
        {
            if (entry.Value is SettingNode.Map inner)
                yield return (entry.Key, entry.KeyAt, new SettingReader(inner, found));
            else
                found.Add(new Diagnostic("MX1011", $"'{entry.Key}' is {entry.Value.Kind}; it has to be a map", entry.KeyAt, key == "filters" ? "Say at least 'column: TABLE.COLUMN'." : "Say at least 'of: [one, another]'."));
        }
    }

    static IReadOnlyList<TileExpression> Values(SettingReader reader, string key) => reader.Node(key) switch
    {
        null => [],
        SettingNode.Scalar scalar => [new TileExpression(scalar.Text, scalar.At)],
        SettingNode.List list => [.. list.Items.OfType<SettingNode.Scalar>().Select(item => new TileExpression(item.Text, item.At))],
        var other => reader.Wrong<IReadOnlyList<TileExpression>>(key, other, "a value, or a list of values", []),
    };
}
