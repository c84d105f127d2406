using System.Text.Json;
using Mixdown.Project.Graph;

namespace Mixdown.Project.State;

/// <summary>A node of an earlier manifest. What an older release did not write is null or empty.</summary>
/// <param name="json">As it stands in the manifest.</param>
sealed class StateNode(JsonElement json)
{
    public string ResourceType => Text("resource_type") ?? "";

    /// <summary>Before Jinja; releases before 1.3 call it <c>raw_sql</c>.</summary>
    public string? RawCode => Text("raw_code") ?? Text("raw_sql");

    /// <summary>Of a seed's file.</summary>
    public string? Checksum => Json.Map(json, "checksum") is { } checksum ? Json.Text(checksum, "checksum") : null;

    public IReadOnlyList<string> Fqn => Json.Texts(json, "fqn");

    public string Description => Text("description") ?? "";

    public string? Materialized => Json.Map(json, "config") is { } config ? Json.Text(config, "materialized") : null;

    /// <summary>Where it is; null when it has no table or view.</summary>
    public RelationName? Relation => Text("schema") is { } schema && Name is { Length: > 0 } name && Materialized is not "ephemeral"
        ? new RelationName(Text("database"), schema, name)
        : null;

    string? Name => ResourceType == "source" ? Text("identifier") ?? Text("name") : Text("alias") ?? Text("name");

    /// <summary>What people configured, before Jinja; null where the manifest does not say (older than dbt 0.18).</summary>
    public IReadOnlyDictionary<string, object?>? UnrenderedConfig => Plain("unrendered_config");

    /// <summary>The whole configuration, after Jinja and with defaults.</summary>
    public IReadOnlyDictionary<string, object?> Config => Plain("config") ?? new Dictionary<string, object?>(0);

    /// <summary>The variables that it asked for; null where the manifest does not say (older than dbt 1.10).</summary>
    public IReadOnlyDictionary<string, object?>? Vars => Plain("vars");

    public IReadOnlyDictionary<string, object?> Columns => Plain("columns") ?? new Dictionary<string, object?>(0);

    /// <summary>Any other text.</summary>
    public string? Text(string name) => Json.Text(json, name);

    /// <summary>Any other value, in the form in which equal values have equal texts.</summary>
    public string Canonical(string name) => json.TryGetProperty(name, out var value) ? Json.Canonical(value) : "null";

    /// <summary>Ids of what it reads.</summary>
    public IReadOnlyList<string> DependsOn => Json.Map(json, "depends_on") is { } inputs ? Json.Texts(inputs, "nodes") : [];

    IReadOnlyDictionary<string, object?>? Plain(string name) =>
        Json.Map(json, name) is { } map ? Json.Plain(map) as IReadOnlyDictionary<string, object?> : null;
}
