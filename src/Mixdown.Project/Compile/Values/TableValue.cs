using System.Globalization;
using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values;

/// <summary>The answer of a query in a template, shaped as the tables of agate that dbt hands out.</summary>
sealed class TableValue(ResultTable table) : IJinjaObject
{
    static readonly HostMethods<TableValue> Methods = new()
    {
        ["print_table(max_rows=20, max_columns=6)"] = (_, _) => "",
        ["print_csv()"] = (_, _) => "",
        ["select(columns)"] = (self, given) => self.Select([.. given.Items(0).Select(JinjaValue.Str)]),
        ["exclude(columns)"] = (self, given) => self.Exclude([.. given.Items(0).Select(JinjaValue.Str)]),
    };

    readonly string[] _names = [.. table.Columns.Select(column => column.Name)];

    public ResultTable Table => table;

    public string TypeName => "Table";

    public bool IsTrue => true;

    public int? Count => table.Rows.Count;

    public IEnumerable<object?> Items => Rows();

    public IEnumerable<string> AttributeNames => [.. Methods.Names, "rows", "columns", "column_names"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "rows" => new JinjaList(Rows()),
            "columns" => new TableColumnsValue(this),
            "column_names" => new JinjaTuple([.. _names]),
            _ => null,
        };
        return value is not null || Methods.TryBind(this, name, out value);
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        if (key is not long index || index < -table.Rows.Count || index >= table.Rows.Count)
            return false;
        value = Row((int)(index < 0 ? index + table.Rows.Count : index));
        return true;
    }

    public string Print() => $"<Table {string.Join(", ", _names)}: {table.Rows.Count} rows>";

    /// <summary>The values of one column.</summary>
    public IEnumerable<object?> Column(int index) => table.Rows.Select(row => Value(row[index]));

    public int IndexOf(string name) => Array.IndexOf(_names, name);

    IEnumerable<object?> Rows() => Enumerable.Range(0, table.Rows.Count).Select(Row);

    RowValue Row(int index) => new(_names, [.. table.Rows[index].Select(Value)]);

    TableValue Select(HashSet<string> kept) => Picked(name => kept.Contains(name));

    TableValue Exclude(HashSet<string> left) => Picked(name => !left.Contains(name));

    TableValue Picked(Func<string, bool> take)
    {
        var at = Enumerable.Range(0, _names.Length).Where(index => take(_names[index])).ToArray();
        return new TableValue(new ResultTable([.. at.Select(i => table.Columns[i])], [.. table.Rows.Select(row => at.Select(i => row[i]).ToArray())]));
    }

    /// <summary>Values of the engine as values of a template.</summary>
    static object? Value(object? value) => value switch
    {
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => JinjaValue.From(value),
    };
}
