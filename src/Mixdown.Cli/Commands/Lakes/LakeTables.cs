using Mixdown.Cli.Rendering;
using Mixdown.Engines;

namespace Mixdown.Cli.Commands.Lakes;

/// <summary>Answers about the lake as a person reads them, or as one JSON object a line.</summary>
/// <param name="terminal">Where they go.</param>
sealed class LakeTables(Terminal terminal)
{
    /// <summary>Writes an answer, and for several tables the sum of their files and sizes.</summary>
    public void Write(ResultTable answer, bool json)
    {
        if (json)
        {
            foreach (var line in RowsJson.Lines(answer))
                terminal.Output.WriteLine(line);
            return;
        }
        if (answer.Rows.Count == 0)
        {
            terminal.Output.WriteLine("  nothing");
            return;
        }
        new TableText(terminal.Palette, terminal.Width).Write(terminal.Output, Readable(answer));
        if (Sums(answer) is { Length: > 0 } sums && answer.Rows.Count > 1)
            terminal.Output.WriteLine(terminal.Palette.Quiet("  " + sums));
    }

    static ResultTable Readable(ResultTable answer) => answer with
    {
        Rows = [.. answer.Rows.Select(row => row.Select((value, i) => Readable(answer.Columns[i], value)).ToArray())],
    };

    static object? Readable(ResultColumn column, object? value) => value switch
    {
        long bytes when IsBytes(column) => Figures.Bytes(bytes),
        long count => Figures.Count(count),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    static string Sums(ResultTable answer) => string.Join(", ", answer.Columns
        .Select((column, i) => (column, sum: answer.Rows.Sum(row => row[i] as long? ?? 0)))
        .Where(found => found.column.Name is "rows" or "files" or "files_deleted" || IsBytes(found.column))
        .Select(found => IsBytes(found.column) ? $"{Words(found.column)} {Figures.Bytes(found.sum)}" : $"{Words(found.column)} {Figures.Count(found.sum)}"));

    static string Words(ResultColumn column) => column.Name.Replace('_', ' ');

    static bool IsBytes(ResultColumn column) => column.Name.StartsWith("bytes", StringComparison.Ordinal);
}
