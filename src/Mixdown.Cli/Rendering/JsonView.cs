using System.Text;
using System.Text.Json;
using Mixdown.Cli.Rendering.Streams;
using Mixdown.Cli.Rendering.Live;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Lake;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows a run as one JSON object per event and line: <c>{"event":"node_finished","at":…,…}</c>.</summary>
/// <param name="output">Receives the lines.</param>
sealed class JsonView(TextWriter output) : IRunListener
{
    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is Printed { Output: TemplateOutput.Debug })
            return;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event", JsonNamingPolicy.SnakeCaseLower.ConvertName(happened.GetType().Name));
            json.WriteString("at", happened.At);
            WriteFacts(json, happened);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Flush();
    }

    static void WriteFacts(Utf8JsonWriter json, RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted e: Write(json, e); break;
            case BuildStarted e: Write(json, e); break;
            case NodeStarted e: Write(json, e); break;
            case NodeFinished e: Write(json, e); break;
            case CheckFinished e: Write(json, e); break;
            case LakePublished e: Write(json, e); break;
            case Noted e: Write(json, e.Diagnostic); break;
            case Printed e:
                json.WriteString("level", e.Output == TemplateOutput.Print ? "print" : "info");
                json.WriteString("text", e.Text);
                break;
            case FilesChanged e: Write(json, e); break;
            case RoundFinished e: Write(json, e.Status, e.Took); break;
            case RunFinished e: Write(json, e.Status, e.Took); break;
            default: WriteLoading(json, happened); break;
        }
    }

    static void WriteLoading(Utf8JsonWriter json, RunEvent happened)
    {
        switch (happened)
        {
            case TableProgress e: Write(json, e); break;
            case TableLoaded e: Write(json, e); break;
            case SchemaChanged e: Write(json, e); break;
            case RecordsReplayed e: Write(json, e); break;
            case LoadFinished e: Write(json, e); break;
            case LiveReconciled e: ReconcileJson.Write(json, e); break;
            default: StreamJson.Write(json, happened); break;
        }
    }

    static void Write(Utf8JsonWriter json, RunStatus status, TimeSpan took)
    {
        json.WriteString("status", Word(status));
        json.WriteNumber("seconds", took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, FilesChanged e)
    {
        json.WriteStartArray("files");
        foreach (var change in e.Changes)
        {
            json.WriteStartObject();
            json.WriteString("file", change.File);
            json.WriteString("change", JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, RunStarted e)
    {
        json.WriteString("run_id", e.RunId);
        json.WriteString("command", e.Command);
        json.WriteString("project", e.Project);
        json.WriteString("target", e.Target);
        json.WriteString("engine", e.Engine);
        json.WriteString("version", ProductVersion.Text);
    }

    static void Write(Utf8JsonWriter json, TableProgress e)
    {
        json.WriteString("load", e.Load);
        json.WriteString("table", e.Table);
        json.WriteNumber("rows", e.Rows);
        json.WriteNumber("bytes", e.Bytes);
        if (e.TotalRows is { } rows)
            json.WriteNumber("total_rows", rows);
        else
            json.WriteNull("total_rows");
        json.WriteNumber("total_bytes", e.TotalBytes);
        json.WriteBoolean("done", e.IsDone);
    }

    static void Write(Utf8JsonWriter json, TableLoaded e)
    {
        json.WriteString("load", e.Load);
        json.WriteString("table", e.Table);
        Write(json, e.Counts);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, LakePublished e)
    {
        json.WriteString("unique_id", e.Id);
        json.WriteString("name", e.Name);
        json.WriteString("table", e.Table);
        json.WriteNumber("version", e.Version);
        json.WriteBoolean("changed", e.IsNew);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, SchemaChanged e)
    {
        json.WriteString("load", e.Load);
        json.WriteString("table", e.Table.Table);
        json.WriteNumber("version", e.Version.Version);
        json.WriteStartArray("changes");
        foreach (var change in e.Version.Changes)
        {
            json.WriteStartObject();
            json.WriteString("column", change.Column);
            json.WriteString("change", JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()));
            if (change.From is not null)
                json.WriteString("from", change.From);
            json.WriteString("to", change.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, RecordsReplayed e)
    {
        json.WriteString("load", e.Load);
        json.WriteString("table", e.Table.Table.Table);
        json.WriteNumber("tried", e.Table.Tried);
        json.WriteNumber("loaded", e.Table.Loaded);
        json.WriteNumber("rejected", e.Table.Rejected);
        json.WriteNumber("without_text", e.Table.WithoutText);
        json.WriteNumber("discarded", e.Table.Discarded);
    }

    static void Write(Utf8JsonWriter json, LoadFinished e)
    {
        json.WriteString("load", e.Load);
        json.WriteString("status", Word(e.Status));
        json.WriteNumber("tables", e.Tables);
        Write(json, e.Counts);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
        if (e.SourceTransaction is { } open)
            json.WriteNumber("source_transaction_seconds", open.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, LoadCounts counts)
    {
        json.WriteNumber("read", counts.Read);
        json.WriteNumber("loaded", counts.Loaded);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteNumber("duplicate", counts.Duplicate);
        json.WriteNumber("rescued", counts.Rescued);
        json.WriteNumber("bytes", counts.Bytes);
    }

    static void Write(Utf8JsonWriter json, BuildStarted e)
    {
        json.WriteNumber("nodes", e.Nodes);
        json.WriteNumber("checks", e.Checks);
        json.WriteNumber("unchanged", e.Unchanged);
    }

    static void Write(Utf8JsonWriter json, NodeStarted e)
    {
        json.WriteString("unique_id", e.UniqueId);
        json.WriteString("name", e.Name);
    }

    static void Write(Utf8JsonWriter json, NodeFinished e)
    {
        json.WriteString("unique_id", e.UniqueId);
        json.WriteString("name", e.Name);
        json.WriteString("group", e.Group);
        json.WriteString("status", e.Status);
        json.WriteString("message", e.Message);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, CheckFinished e)
    {
        json.WriteString("unique_id", e.UniqueId);
        json.WriteString("name", e.Name);
        json.WriteString("status", e.Status);
        json.WriteNumber("failures", e.Failures);
        json.WriteString("message", e.Message);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, Diagnostic problem)
    {
        json.WriteString("code", problem.Code);
        json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("message", problem.Message);
        if (problem.At is { } at)
        {
            json.WriteString("file", at.File);
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
        }
        if (problem.Excerpt is not null)
            json.WriteString("excerpt", problem.Excerpt);
        if (problem.Note is not null)
            json.WriteString("note", problem.Note);
        if (problem.Hint is not null)
            json.WriteString("hint", problem.Hint);
    }

    static string Word(RunStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
