using System.Text.Json;

namespace Mixdown.Project.Artifacts;

/// <summary>The head of every artifact.</summary>
/// <param name="GeneratedAt">When it was made.</param>
/// <param name="InvocationId">The run that made it.</param>
/// <param name="ProjectName">The name in dbt_project.yml.</param>
/// <param name="Dialect">dbt's adapter type.</param>
public sealed record ArtifactMetadata(DateTimeOffset GeneratedAt, string InvocationId, string ProjectName, string Dialect)
{
    /// <summary>The dbt release whose surface this is: templates are told it, logs begin with it, and readers of artifacts choose
    /// their schema by it.</summary>
    public const string DbtVersion = "1.11.0";

    /// <summary>Writes <c>"metadata": {…}</c>.</summary>
    /// <param name="json">Inside the artifact's object.</param>
    /// <param name="schema"><c>manifest/v12</c>, <c>run-results/v6</c>.</param>
    /// <param name="isManifest">Whether more is said than of other artifacts.</param>
    internal void Write(Utf8JsonWriter json, string schema, bool isManifest = false)
    {
        json.WriteStartObject("metadata");
        json.WriteString("dbt_schema_version", $"https://schemas.getdbt.com/dbt/{schema}.json");
        json.WriteString("dbt_version", DbtVersion);
        json.WriteString("generated_at", GeneratedAt.UtcDateTime);
        json.WriteString("invocation_id", InvocationId);
        json.WriteStartObject("env");
        json.WriteEndObject();
        if (isManifest)
            Project(json);
        json.WriteEndObject();
    }

    void Project(Utf8JsonWriter json)
    {
        json.WriteString("project_name", ProjectName);
        json.WriteString("project_id", Compile.Functions.TextFunctions.Md5(ProjectName));
        json.WriteNull("user_id");
        json.WriteBoolean("send_anonymous_usage_stats", false);
        json.WriteString("adapter_type", Dialect);
        json.WriteStartObject("quoting");
        foreach (var part in new[] { "database", "schema", "identifier" })
            json.WriteBoolean(part, true);
        json.WriteNull("column");
        json.WriteEndObject();
    }
}
