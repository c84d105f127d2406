using System.Globalization;
using Mixdown.Engines;

namespace Mixdown.Cli.Rendering;

/// <summary>Writes rows as CSV: commas, quotes only where they are needed, nothing for NULL.</summary>
static class RowsCsv
{
    /// <summary>A header, then the rows.</summary>
    public static void Write(TextWriter output, ResultTable rows)
    {
        output.Write(string.Join(',', rows.Columns.Select(column => Field(column.Name))) + "\n");
        foreach (var row in rows.Rows)
            output.Write(string.Join(',', row.Select(Field)) + "\n");
    }

    static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return value is string && (text.Length == 0 || text.AsSpan().IndexOfAny(",\"\r\n") >= 0)
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
