using System.Globalization;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Tables;

/// <summary>What <c>table.group_by()</c> makes: a table for each key, in the order in which the keys were met.</summary>
sealed class TableSetValue(IReadOnlyList<(object? Key, TableValue Table)> tables) : IJinjaObject
{
    static readonly HostMethods<TableSetValue> Methods = new()
    {
        ["keys()"] = (self, _) => new JinjaTuple([.. self.Keys]),
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["items()"] = (self, _) => new JinjaList(self.Keys.Zip(self.Items, object? (key, table) => new JinjaTuple(key, table))),
        ["get(key, default=None)"] = (self, given) => self.TryGetItem(given[0], out var table) ? table : given[1],
    };

    public string TypeName => "TableSet";

    public int? Count => tables.Count;

    public IEnumerable<object?> Items => tables.Select(object? (group) => group.Table);

    public IEnumerable<string> AttributeNames => Methods.Names;

    IEnumerable<object?> Keys => tables.Select(group => group.Key);

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public bool TryGetItem(object? key, out object? value)
    {
        value = tables.FirstOrDefault(group => JinjaValue.AreEqual(group.Key, key)).Table;
        return value is not null;
    }

    public string Print() => $"<TableSet: {tables.Count.ToString(CultureInfo.InvariantCulture)} tables>";
}
