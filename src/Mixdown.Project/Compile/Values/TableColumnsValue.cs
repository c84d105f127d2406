using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary><c>table.columns</c>: by position, by name, or one after another.</summary>
sealed class TableColumnsValue(TableValue table) : IJinjaObject
{
    static readonly HostMethods<TableColumnsValue> Methods = new()
    {
        ["keys()"] = (self, _) => new JinjaTuple([.. self.Names]),
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["items()"] = (self, _) => new JinjaList(self.Names.Zip(self.Items, object? (name, column) => new JinjaTuple(name, column))),
        ["get(name, default=None)"] = (self, given) => self.TryGetItem(given[0], out var column) ? column : given[1],
    };

    public string TypeName => "Columns";

    public int? Count => table.Table.Columns.Count;

    public IEnumerable<object?> Items => Enumerable.Range(0, table.Table.Columns.Count).Select(At);

    IEnumerable<object?> Names => table.Table.Columns.Select(column => column.Name);

    public IEnumerable<string> AttributeNames => Methods.Names;

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public bool TryGetItem(object? key, out object? value)
    {
        var index = key switch { long at => (int)(at < 0 ? at + Count!.Value : at), string name => table.IndexOf(name), _ => -1 };
        value = index >= 0 && index < Count ? At(index) : null;
        return value is not null;
    }

    public string Print() => string.Join(", ", Names);

    TableColumnValue At(int index) => new(table, index);
}
