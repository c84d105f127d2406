using System.Globalization;
using Mixdown.Engines;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values.Tables;

namespace Mixdown.Project.Compile.Values;

/// <summary>The answer of a query in a template, shaped as the tables of agate that dbt hands out.</summary>
/// <param name="table">The rows.</param>
/// <param name="print">Receives what <c>print_table()</c> and its like print; null for nobody.</param>
sealed class TableValue(ResultTable table, Action<string>? print = null) : IJinjaObject
{
    static readonly HostMethods<TableValue>[] Methods = [TableMethods.All, PrintMethods.All];

    readonly string[] _names = [.. table.Columns.Select(column => column.Name)];

    public ResultTable Table => table;

    public Action<string>? Output => print;

    public IReadOnlyList<string> Names => _names;

    public string TypeName => "Table";

    public bool IsTrue => true;

    public int? Count => table.Rows.Count;

    public IEnumerable<object?> Items => Rows();

    public IEnumerable<string> AttributeNames => [.. Methods.SelectMany(methods => methods.Names), "rows", "columns", "column_names", "column_types", "row_names"];

    public bool TryGetAttribute(string name, out object? value)
    {
        (var known, value) = name switch
        {
            "rows" => (true, new RowsValue(this)),
            "columns" => (true, new TableColumnsValue(this)),
            "column_names" => (true, new JinjaTuple([.. _names])),
            "column_types" => (true, new JinjaTuple([.. table.Columns.Select(ColumnType.Of)])),
            "row_names" => (true, null),
            _ => (false, (object?)null),
        };
        for (var at = 0; !known && value is null && at < Methods.Length; at++)
            Methods[at].TryBind(this, name, out value);
        return known || value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        var found = key is long index && index >= -table.Rows.Count && index < table.Rows.Count;
        value = found ? Row((int)((long)key! < 0 ? (long)key + table.Rows.Count : (long)key)) : null;
        return found;
    }

    public string Print() => $"<Table {string.Join(", ", _names)}: {table.Rows.Count.ToString(CultureInfo.InvariantCulture)} rows>";

    /// <summary>The values of one column.</summary>
    public IEnumerable<object?> Column(int index) => table.Rows.Select(row => Value(row[index]));

    /// <summary>Where a column is; -1 when there is none of that name.</summary>
    public int IndexOf(string name) => Array.IndexOf(_names, name);

    /// <summary>One row.</summary>
    public RowValue Row(int index) => new(_names, [.. table.Rows[index].Select(Value)]);

    /// <summary>All rows.</summary>
    public IEnumerable<RowValue> Rows() => Enumerable.Range(0, table.Rows.Count).Select(Row);

    /// <summary>The same columns with other rows.</summary>
    public TableValue With(IEnumerable<object?[]> rows) => new(new ResultTable(table.Columns, [.. rows]), print);

    /// <summary>Some of the columns, in the order given.</summary>
    public TableValue Picked(IReadOnlyList<int> columns) => new(
        new ResultTable([.. columns.Select(at => table.Columns[at])], [.. table.Rows.Select(row => columns.Select(at => row[at]).ToArray())]), print);

    /// <summary>Values of the engine as values of a template.</summary>
    public static object? Value(object? value) => value switch
    {
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        _ => JinjaValue.From(value),
    };
}
