using System.Globalization;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Tables;

/// <summary><c>table.rows</c>: by position, or one after another.</summary>
sealed class RowsValue(TableValue table) : IJinjaObject
{
    static readonly HostMethods<RowsValue> Methods = new()
    {
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["keys()"] = (self, _) => new JinjaTuple([.. Enumerable.Range(0, self.Count!.Value).Select(object? (at) => (long)at)]),
        ["items()"] = (self, _) => new JinjaList(self.Items.Select(object? (row, at) => new JinjaTuple((long)at, row))),
        ["get(index, default=None)"] = (self, given) => self.TryGetItem(given[0], out var row) ? row : given[1],
    };

    public string TypeName => "Rows";

    public int? Count => table.Count;

    public IEnumerable<object?> Items => table.Rows();

    public IEnumerable<string> AttributeNames => Methods.Names;

    public bool TryGetAttribute(string name, out object? value) => Methods.TryBind(this, name, out value);

    public bool TryGetItem(object? key, out object? value) => table.TryGetItem(key, out value);

    public string Print() => $"<Rows: {Count!.Value.ToString(CultureInfo.InvariantCulture)}>";
}
