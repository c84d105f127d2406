using System.Globalization;
using System.Text;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Functions;

namespace Mixdown.Project.Compile.Values.Tables;

/// <summary>The methods of a table that print it, in agate's forms.</summary>
static class PrintMethods
{
    public static HostMethods<TableValue> All { get; } = new()
    {
        ["print_table(max_rows=20, max_columns=6, output=None, max_column_width=20)"] = (self, given) =>
            Print(self, Drawn(self, given.Integer(0), given.Integer(1), given[3] is null ? int.MaxValue : given.Integer(3))),
        ["print_csv()"] = (self, _) => Print(self, Csv(self)),
        ["print_json(indent=None)"] = (self, _) => Print(self, Json(self)),
        ["print_structure()"] = (self, _) => Print(self, Structure(self)),
    };

    static object? Print(TableValue table, string text)
    {
        table.Output?.Invoke(text);
        return null;
    }

    static string Drawn(TableValue table, int maxRows, int maxColumns, int maxWidth)
    {
        var columns = Enumerable.Range(0, Math.Min(maxColumns, table.Names.Count)).ToList();
        var rows = table.Rows().Take(maxRows).Select(row => columns.Select(at => Cut(Text(row.Items.ElementAt(at)), maxWidth)).ToList()).ToList();
        if (table.Count > maxRows)
            rows.Add([.. columns.Select(_ => "...")]);
        var numbers = columns.Select(at => ColumnType.Of(table.Table.Columns[at]) == "Number").ToList();
        return Lines([.. columns.Select(at => Cut(table.Names[at], maxWidth))], rows, numbers, isCut: table.Names.Count > columns.Count);
    }

    static string Structure(TableValue table) => Lines(
        ["column", "data_type"],
        [.. table.Table.Columns.Select(column => new List<string> { column.Name, ColumnType.Of(column) })],
        [false, false],
        isCut: false);

    /// <summary>A head, a rule and rows between bars; numbers at the right edge of their column.</summary>
    static string Lines(List<string> names, List<List<string>> rows, List<bool> numbers, bool isCut)
    {
        var widths = names.Select((name, at) => rows.Select(row => row[at].Length).Append(name.Length).Max()).ToList();
        var text = new StringBuilder();
        Line(text, [.. names.Select((name, at) => Padded(name, widths[at], numbers[at]))], isCut ? "..." : null);
        Line(text, [.. widths.Select(width => new string('-', width))], isCut ? "---" : null);
        foreach (var row in rows)
            Line(text, [.. row.Select((cell, at) => Padded(cell, widths[at], numbers[at]))], isCut ? "..." : null);
        return text.ToString().TrimEnd('\n');
    }

    static void Line(StringBuilder text, List<string> cells, string? more) =>
        text.Append("| ").AppendJoin(" | ", more is null ? cells : [.. cells, more]).Append(" |\n");

    static string Padded(string cell, int width, bool isNumber) => isNumber ? cell.PadLeft(width) : cell.PadRight(width);

    static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 3)), "...");

    static string Text(object? value) => value switch
    {
        null => "",
        long number => number.ToString("N0", CultureInfo.InvariantCulture),
        decimal number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        double number => number.ToString("#,0.###", CultureInfo.InvariantCulture),
        _ => JinjaValue.Str(value),
    };

    static string Csv(TableValue table) => string.Join('\n', table.Rows()
        .Select(row => string.Join(',', row.Items.Select(value => CsvField(value is null ? "" : JinjaValue.Str(value)))))
        .Prepend(string.Join(',', table.Names.Select(CsvField))));

    static string CsvField(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Json(TableValue table) => JsonText.Of(
        new JinjaList(table.Rows().Select(object? (row) => new JinjaDict(table.Names.Zip(row.Items, (name, value) => new KeyValuePair<object?, object?>(name, value))))),
        sorted: false);
}
