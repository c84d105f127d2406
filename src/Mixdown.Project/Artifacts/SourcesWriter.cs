using System.Text.Json;
using Mixdown.Project.Checks.Freshness;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes <c>sources.json</c> in the shape of dbt's sources v3.</summary>
/// <param name="metadata">Its head.</param>
public sealed class SourcesWriter(ArtifactMetadata metadata)
{
    /// <summary>Writes the whole artifact.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="results">In the order in which they were asked.</param>
    /// <param name="took">The whole run.</param>
    public void Write(Stream output, IReadOnlyList<FreshnessResult> results, TimeSpan took)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        metadata.Write(json, "sources/v3");
        json.WriteStartArray("results");
        foreach (var result in results)
            Write(json, result);
        json.WriteEndArray();
        json.WriteNumber("elapsed_time", took.TotalSeconds);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, FreshnessResult result)
    {
        json.WriteStartObject();
        json.WriteString("unique_id", result.Source.UniqueId);
        if (result is { MaxLoadedAt: { } loaded, SnapshottedAt: { } asked })
            Answer(json, result, loaded, asked);
        else
            json.WriteString("error", result.Diagnostic?.Message);
        json.WriteString("status", result.Status);
        json.WriteEndObject();
    }

    static void Answer(Utf8JsonWriter json, FreshnessResult result, DateTimeOffset loaded, DateTimeOffset asked)
    {
        json.WriteString("max_loaded_at", loaded.UtcDateTime);
        json.WriteString("snapshotted_at", asked.UtcDateTime);
        json.WriteNumber("max_loaded_at_time_ago_in_s", result.Age.TotalSeconds);
        Criteria(json, result.Source.Freshness!);
        json.WriteStartObject("adapter_response");
        json.WriteEndObject();
        json.WriteStartArray("timing");
        json.WriteStartObject();
        json.WriteString("name", "execute");
        json.WriteString("started_at", result.StartedAt.UtcDateTime);
        json.WriteString("completed_at", (result.StartedAt + result.Took).UtcDateTime);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("thread_id", "Thread-1");
        json.WriteNumber("execution_time", result.Took.TotalSeconds);
    }

    static void Criteria(Utf8JsonWriter json, FreshnessRule rule)
    {
        json.WriteStartObject("criteria");
        Period(json, "warn_after", rule.WarnAfter);
        Period(json, "error_after", rule.ErrorAfter);
        json.WriteString("filter", rule.Filter);
        json.WriteEndObject();
    }

    static void Period(Utf8JsonWriter json, string name, FreshnessPeriod? period)
    {
        json.WriteStartObject(name);
        if (period is null)
            json.WriteNull("count");
        else
            json.WriteNumber("count", period.Count);
        json.WriteString("period", period?.Period);
        json.WriteEndObject();
    }
}
