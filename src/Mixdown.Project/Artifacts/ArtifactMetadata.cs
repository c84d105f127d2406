using System.Text.Json;

namespace Mixdown.Project.Artifacts;

/// <summary>The head of every artifact.</summary>
/// <param name="GeneratedAt">When it was made.</param>
/// <param name="InvocationId">The run that made it.</param>
/// <param name="ProjectName">The name in dbt_project.yml.</param>
/// <param name="Dialect">dbt's adapter type.</param>
public sealed record ArtifactMetadata(DateTimeOffset GeneratedAt, string InvocationId, string ProjectName, string Dialect)
{
    /// <summary>The dbt release whose artifact schemas are written; readers of artifacts choose by it.</summary>
    internal const string DbtVersion = "1.11.0";

    /// <summary>Writes <c>"metadata": {…}</c>.</summary>
    /// <param name="json">Inside the artifact's object.</param>
    /// <param name="schema"><c>manifest/v12</c>, <c>run-results/v6</c>.</param>
    internal void Write(Utf8JsonWriter json, string schema)
    {
        json.WriteStartObject("metadata");
        json.WriteString("dbt_schema_version", $"https://schemas.getdbt.com/dbt/{schema}.json");
        json.WriteString("dbt_version", DbtVersion);
        json.WriteString("generated_at", GeneratedAt.UtcDateTime);
        json.WriteString("invocation_id", InvocationId);
        json.WriteStartObject("env");
        json.WriteEndObject();
        json.WriteString("project_name", ProjectName);
        json.WriteString("adapter_type", Dialect);
        json.WriteEndObject();
    }
}
