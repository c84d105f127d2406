using System.Globalization;
using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Artifacts;

/// <summary>What a manifest says of models only: versions, access, contracts.</summary>
static class ModelJson
{
    /// <summary>Writes the members of a model.</summary>
    public static void Write(Utf8JsonWriter json, ProjectNode node)
    {
        json.WriteString("access", node.Access);
        Version(json, "version", node.Version);
        Version(json, "latest_version", node.LatestVersion);
        json.WriteString("deprecation_date", node.DeprecationDate);
        json.WriteStartObject("contract");
        json.WriteBoolean("enforced", node.IsContractEnforced);
        json.WriteBoolean("alias_types", true);
        json.WriteNull("checksum");
        json.WriteEndObject();
        Constraints(json, node.Constraints, ofTable: true);
        PlainJson.WriteTexts(json, "primary_key", PrimaryKey(node));
        PlainJson.Write(json, "time_spine", node.Declaration?["time_spine"]);
    }

    /// <summary>A number where it is one, as in dbt.</summary>
    public static void Version(Utf8JsonWriter json, string key, string? version)
    {
        if (long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            json.WriteNumber(key, whole);
        else if (double.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            json.WriteNumber(key, number);
        else
            json.WriteString(key, version);
    }

    /// <summary>Writes <c>"constraints": […]</c>.</summary>
    public static void Constraints(Utf8JsonWriter json, IReadOnlyList<ConstraintInfo> constraints, bool ofTable)
    {
        json.WriteStartArray("constraints");
        foreach (var constraint in constraints)
        {
            json.WriteStartObject();
            json.WriteString("type", constraint.Type);
            json.WriteString("name", constraint.Name);
            json.WriteString("expression", constraint.Expression);
            json.WriteBoolean("warn_unenforced", constraint.WarnUnenforced);
            json.WriteBoolean("warn_unsupported", constraint.WarnUnsupported);
            json.WriteString("to", constraint.To);
            PlainJson.WriteTexts(json, "to_columns", constraint.ToColumns);
            if (ofTable)
                PlainJson.WriteTexts(json, "columns", constraint.Columns);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static IReadOnlyList<string> PrimaryKey(ProjectNode node)
    {
        if (node.Constraints.FirstOrDefault(constraint => constraint.Type == "primary_key") is { } key)
            return key.Columns;
        return [.. node.Columns.Where(column => column.Constraints.Any(constraint => constraint.Type == "primary_key")).Select(column => column.Name)];
    }
}
