using Mixdown.Engines;

namespace Mixdown.Cli.Rendering;

/// <summary>Draws a result as a table for people: names, a rule, rows; numbers at the right edge.</summary>
/// <param name="palette">Colours.</param>
/// <param name="width">Columns of the terminal: a cell over a third of it (at least 24) is cut with <c>…</c>.</param>
sealed class TableText(Palette palette, int width)
{
    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output, ResultTable result)
    {
        var longest = Math.Max(24, width / 3);
        var cells = result.Rows.Select(row => row.Select(value => Cut(ValueText.Of(value), longest)).ToArray()).ToList();
        var widths = result.Columns.Select((column, i) => cells.Select(row => row[i].Length).Append(Cut(column.Name, longest).Length).Max()).ToArray();
        var right = result.Columns.Select(column => ValueText.IsNumber(column.Type)).ToArray();

        output.WriteLine(palette.Strong(Row([.. result.Columns.Select(column => Cut(column.Name, longest))], widths, right)));
        output.WriteLine(palette.Quiet(Row([.. widths.Select(cell => new string('─', cell))], widths, right)));
        foreach (var row in cells)
            output.WriteLine(Row(row, widths, right));
    }

    static string Row(string[] cells, int[] widths, bool[] right) =>
        ("  " + string.Join("  ", cells.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])))).TrimEnd();

    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
