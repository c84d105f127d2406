using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values.Tables;

namespace Mixdown.Project.Compile.Values;

/// <summary>One column of a <see cref="TableValue"/>.</summary>
sealed class TableColumnValue(TableValue table, int index) : IJinjaObject
{
    static readonly HostMethods<TableColumnValue> Methods = new()
    {
        ["values()"] = (self, _) => new JinjaTuple([.. self.Items]),
        ["values_distinct()"] = (self, _) => new JinjaTuple([.. self.Distinct()]),
        ["values_sorted()"] = (self, _) => new JinjaTuple([.. self.Sorted(withNulls: true)]),
        ["values_without_nulls()"] = (self, _) => new JinjaTuple([.. self.Items.Where(value => value is not null)]),
        ["values_without_nulls_sorted()"] = (self, _) => new JinjaTuple([.. self.Sorted(withNulls: false)]),
        ["get(row, default=None)"] = (self, given) => self.TryGetItem(given[0], out var value) ? value : given[1],
    };

    public string TypeName => "Column";

    public int? Count => table.Table.Rows.Count;

    public IEnumerable<object?> Items => table.Column(index);

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "name", "index", "data_type"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "name" => table.Table.Columns[index].Name,
            "index" => (long)index,
            "data_type" => ColumnType.Of(table.Table.Columns[index]),
            _ => null,
        };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var at = key is long given ? given < 0 ? given + Count!.Value : given : -1;
        var found = at >= 0 && at < Count;
        value = found ? Items.ElementAt((int)at) : null;
        return found;
    }

    public string Print() => $"<Column {table.Table.Columns[index].Name}>";

    IEnumerable<object?> Distinct()
    {
        var seen = new JinjaDict();
        foreach (var value in Items)
            seen[value] = true;
        return seen.Keys;
    }

    /// <summary>In Python's order; what is missing comes last.</summary>
    IEnumerable<object?> Sorted(bool withNulls)
    {
        var values = Items.ToList();
        var sorted = values.Where(value => value is not null).Order(Comparer<object?>.Create(JinjaValue.Compare));
        return withNulls ? sorted.Concat(values.Where(value => value is null)) : sorted;
    }
}
