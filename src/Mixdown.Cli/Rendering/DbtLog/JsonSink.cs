using System.Text;
using System.Text.Json;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>An object with <c>info</c> and <c>data</c> on each line, in the shape of dbt's structured log.</summary>
/// <param name="output">Receives the lines.</param>
sealed class JsonSink(TextWriter output) : IDbtLogSink
{
    string _runId = "";

    /// <inheritdoc/>
    public void Write(DbtLogEvent line)
    {
        if (line.Data.TryGetValue("invocation_id", out var id))
            _runId = (string)id;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteData(json, line);
            WriteInfo(json, line);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Flush();
    }

    void WriteInfo(Utf8JsonWriter json, DbtLogEvent line)
    {
        json.WriteStartObject("info");
        json.WriteString("category", "");
        json.WriteString("code", line.Code);
        json.WriteStartObject("extra");
        json.WriteEndObject();
        json.WriteString("invocation_id", _runId);
        json.WriteString("level", line.Level.ToString().ToLowerInvariant());
        json.WriteString("msg", line.Message);
        json.WriteString("name", line.Name);
        json.WriteNumber("pid", Environment.ProcessId);
        json.WriteString("thread", "MainThread");
        json.WriteString("ts", line.At.UtcDateTime);
        json.WriteEndObject();
    }

    static void WriteData(Utf8JsonWriter json, DbtLogEvent line)
    {
        json.WriteStartObject("data");
        foreach (var (name, value) in line.Data)
        {
            if (value is string text)
                json.WriteString(name, text);
            else
                json.WriteNumber(name, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
        }
        if (line.Node is { } node)
            WriteNode(json, line, node);
        json.WriteEndObject();
    }

    static void WriteNode(Utf8JsonWriter json, DbtLogEvent line, RunNode node)
    {
        json.WriteStartObject("node_info");
        json.WriteString("unique_id", node.UniqueId);
        json.WriteString("node_name", node.Name);
        json.WriteString("node_path", node.Path);
        json.WriteString("resource_type", node.ResourceType);
        json.WriteString("materialized", node.Materialized);
        json.WriteString("node_status", line.Status);
        json.WriteString("node_started_at", Time(line.NodeStartedAt));
        json.WriteString("node_finished_at", line.IsEnd ? Time(line.At) : "");
        json.WriteStartObject("node_relation");
        json.WriteString("database", node.Relation.Database ?? "");
        json.WriteString("schema", node.Relation.Schema);
        json.WriteString("alias", node.Relation.Identifier);
        json.WriteString("relation_name", node.Relation.ToString());
        json.WriteEndObject();
        json.WriteStartObject("meta");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static string Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
