using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>One column of a <see cref="TableValue"/>.</summary>
sealed class TableColumnValue(TableValue table, int index) : IJinjaObject
{
    static readonly HostMethods<TableColumnValue> Methods = new()
    {
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["values_distinct()"] = (self, _) => new JinjaList(self.Items.Distinct()),
        ["values_without_nulls()"] = (self, _) => new JinjaList(self.Items.Where(value => value is not null)),
    };

    public string TypeName => "Column";

    public int? Count => table.Table.Rows.Count;

    public IEnumerable<object?> Items => table.Column(index);

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "name" => table.Table.Columns[index].Name,
            "data_type" => table.Table.Columns[index].Type,
            _ => null,
        };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        if (key is not long at || at < 0 || at >= Count)
            return false;
        value = Items.ElementAt((int)at);
        return true;
    }

    public string Print() => $"<Column {table.Table.Columns[index].Name}>";
}
