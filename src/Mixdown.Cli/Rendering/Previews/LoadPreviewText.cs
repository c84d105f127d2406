using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Loads.Previews;

namespace Mixdown.Cli.Rendering.Previews;

/// <summary>What loads would do, for people or as one JSON object a table.</summary>
/// <param name="terminal">Where to.</param>
sealed class LoadPreviewText(Terminal terminal)
{
    /// <summary>Lines for people.</summary>
    public void Write(string load, IReadOnlyList<TablePreview> tables)
    {
        foreach (var table in tables)
        {
            terminal.Output.WriteLine($"  {"would load",-10} {load,-13} {table.Table.Table,-20} {Size(table)}");
            foreach (var note in Notes(table))
                terminal.Output.WriteLine($"             {note}");
            ProblemText.Write(terminal.Output, terminal.Palette, [.. table.Errors, .. table.Warnings]);
        }
    }

    /// <summary>One object a table and line.</summary>
    public void WriteJson(string load, IReadOnlyList<TablePreview> tables)
    {
        foreach (var table in tables)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
                Write(json, load, table);
            terminal.Output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        }
    }

    static string Size(TablePreview table)
    {
        if (table.Errors.Count > 0)
            return "would fail";
        var fates = table.Files.GroupBy(file => file.Fate, StringComparer.Ordinal).Select(fate => $"{Figures.Count(fate.Count())} {fate.Key}");
        var files = table.Files.Count == 0 ? "" : $"{Figures.Count(table.Files.Count, "file")} ({string.Join(", ", fates)})  {Figures.Bytes(table.Bytes)}  ";
        return files + (table.Rows is { } rows ? $"about {Figures.Count(rows, "row")}" : "rows unknown");
    }

    static IEnumerable<string> Notes(TablePreview table)
    {
        if (table.IsNew && table.Columns.Count > 0)
            yield return $"a new table: {string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type}"))}";
        if (table.Changes.Count > 0)
            yield return $"columns change: {string.Join(", ", table.Changes)}";
        if (table.Bookmark is { } bookmark)
            yield return $"from the bookmark {bookmark}";
        if (table.SampledRejects + table.SampledRescues > 0)
            yield return $"of {Figures.Count(table.SampledRows, "row")} sampled: {Figures.Count(table.SampledRejects)} quarantined, {Figures.Count(table.SampledRescues, "value")} rescued";
    }

    static void Write(Utf8JsonWriter json, string load, TablePreview table)
    {
        json.WriteStartObject();
        json.WriteString("event", "load_previewed");
        json.WriteString("load", load);
        json.WriteString("table", table.Table.Table);
        json.WriteBoolean("is_new", table.IsNew);
        json.WriteNumber("bytes", table.Bytes);
        if (table.Rows is { } rows)
            json.WriteNumber("rows", rows);
        if (table.Bookmark is { } bookmark)
            json.WriteString("bookmark", bookmark);
        json.WriteNumber("sampled_rows", table.SampledRows);
        json.WriteNumber("sampled_rejects", table.SampledRejects);
        json.WriteNumber("sampled_rescues", table.SampledRescues);
        Write(json, "files", table.Files.Select(file => (file.Path, file.Fate)));
        Write(json, "columns", table.Columns);
        Write(json, "changes", table.Changes.Select(change => (change.Column, change.ToString())));
        Write(json, "warnings", table.Warnings.Select(Of));
        Write(json, "errors", table.Errors.Select(Of));
        json.WriteEndObject();
    }

    static (string, string) Of(Diagnostic problem) => (problem.Code, problem.ToString());

    static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> values)
    {
        json.WriteStartArray(name);
        foreach (var (key, value) in values)
        {
            json.WriteStartObject();
            json.WriteString("name", key);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
