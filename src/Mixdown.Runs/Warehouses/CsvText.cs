using System.Globalization;
using Mixdown.Engines;

namespace Mixdown.Runs.Warehouses;

/// <summary>Writes an answer that is in memory as CSV: NULL is nothing, an empty text is <c>""</c>, as PostgreSQL's COPY does it.</summary>
static class CsvText
{
    /// <summary>Replaces a file.</summary>
    public static void Write(ResultTable table, string file)
    {
        using var writer = new StreamWriter(file);
        writer.NewLine = "\n";
        writer.WriteLine(string.Join(',', table.Columns.Select(column => Quoted(column.Name))));
        foreach (var row in table.Rows)
            writer.WriteLine(string.Join(',', row.Select(Field)));
    }

    static string Field(object? value) => value switch
    {
        null => "",
        string text => Quoted(text),
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF+00", CultureInfo.InvariantCulture),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    static string Quoted(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
