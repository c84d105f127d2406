using System.Text;
using System.Text.Json;
using Mixdown.Runs.Sources;

namespace Mixdown.Cli.Rendering.Previews;

/// <summary>Which sources files were written, for people or as one JSON object a file.</summary>
/// <param name="terminal">Where to.</param>
sealed class WrittenSourcesText(Terminal terminal)
{
    /// <summary>A line for people.</summary>
    public void Write(WrittenSources written)
    {
        var columns = written.Columns == 0 ? "" : $"  {Figures.Count(written.Columns, "column")} more";
        var tables = written.Tables == 0 ? "" : $"  {Figures.Count(written.Tables, "table")}{(written.IsNew ? "" : " more")}";
        terminal.Output.WriteLine($"  {(written.IsNew ? "wrote" : "completed"),-10} {written.File}{tables}{columns}");
    }

    /// <summary>One object and line.</summary>
    public void WriteJson(WrittenSources written)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", "sources_written");
            json.WriteString("file", written.File);
            json.WriteBoolean("new", written.IsNew);
            json.WriteNumber("tables", written.Tables);
            json.WriteNumber("columns", written.Columns);
            json.WriteEndObject();
        }
        terminal.Output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
