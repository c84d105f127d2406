using System.Text.Json;
using Mixdown.Project.Materialize.Batches;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes <c>run_results.json</c> in the shape of dbt's run results v6.</summary>
/// <param name="metadata">Its head.</param>
public sealed class RunResultsWriter(ArtifactMetadata metadata)
{
    /// <summary>Writes the whole artifact.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="arguments">What the command was asked, by dbt's names: <c>which</c>, <c>select</c>, … Plain values.</param>
    /// <param name="results">In the order in which they ended.</param>
    /// <param name="took">The whole run.</param>
    public void Write(Stream output, IReadOnlyDictionary<string, object?> arguments, IReadOnlyList<RunResult> results, TimeSpan took)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        metadata.Write(json, "run-results/v6");
        json.WriteStartArray("results");
        foreach (var result in results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteNumber("elapsed_time", took.TotalSeconds);
        PlainJson.WriteMap(json, "args", arguments);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject();
        json.WriteString("status", result.Status);
        json.WriteStartArray("timing");
        json.WriteStartObject();
        json.WriteString("name", "execute");
        json.WriteString("started_at", result.StartedAt.UtcDateTime);
        json.WriteString("completed_at", (result.StartedAt + result.Took).UtcDateTime);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("thread_id", $"Thread-{result.Thread}");
        json.WriteNumber("execution_time", result.Took.TotalSeconds);
        AdapterResponse(json, result);
        json.WriteString("message", result.Message);
        if (result.Failures is { } failures)
            json.WriteNumber("failures", failures);
        else
            json.WriteNull("failures");
        json.WriteString("unique_id", result.UniqueId);
        json.WriteBoolean("compiled", result.CompiledCode is not null);
        json.WriteString("compiled_code", result.CompiledCode);
        json.WriteString("relation_name", result.RelationName);
        Batches(json, result.Batches);
        json.WriteEndObject();
    }

    static void Batches(Utf8JsonWriter json, BatchResults? batches)
    {
        if (batches is null)
        {
            json.WriteNull("batch_results");
            return;
        }
        json.WriteStartObject("batch_results");
        Times(json, "successful", batches.Successful);
        Times(json, "failed", batches.Failed);
        json.WriteEndObject();
    }

    static void Times(Utf8JsonWriter json, string name, IReadOnlyList<TimeWindow> times)
    {
        json.WriteStartArray(name);
        foreach (var (start, end) in times)
        {
            json.WriteStartArray();
            json.WriteStringValue(Iso(start));
            json.WriteStringValue(Iso(end));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    static string Iso(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture);

    static void AdapterResponse(Utf8JsonWriter json, RunResult result)
    {
        json.WriteStartObject("adapter_response");
        json.WriteString("_message", result.Message);
        if (result.Code is { } code)
            json.WriteString("code", code);
        if (result.RowsAffected is { } rows)
            json.WriteNumber("rows_affected", rows);
        json.WriteEndObject();
    }
}
