using Mixdown.Data.Settings;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Metrics;

/// <summary>What a semantic model says of a fact's columns, in either of dbt's specs.</summary>
/// <param name="fact">The model.</param>
/// <param name="meaning">Its semantic model; null where there is none.</param>
sealed class FactColumns(ProjectNode fact, DeclaredNode? meaning)
{
    /// <summary>The model.</summary>
    public ProjectNode Fact => fact;

    /// <summary>The columns that tell its rows apart, none of them NULL.</summary>
    public IReadOnlySet<string> Keys { get; } = Named(meaning, "entities", "entity").Where(part => part.Type == "primary")
        .Select(part => part.Sql).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>SQL for a time dimension; the fact's own where none is named, null where it has none.</summary>
    public string? Time(string? dimension)
    {
        var name = dimension ?? Text((meaning?.Declaration["defaults"] as SettingNode.Map)?["agg_time_dimension"]) ?? Text(meaning?.Declaration["agg_time_dimension"]);
        return name is null ? null : Dimension(name);
    }

    /// <summary>SQL for a dimension, or for an entity: its column where it says no expression.</summary>
    public string Dimension(string name)
    {
        foreach (var part in Named(meaning, "dimensions", "dimension").Concat(Named(meaning, "entities", "entity")))
        {
            if (string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase))
                return part.Sql;
        }
        return name;
    }

    /// <summary>The parts of a kind: listed in the older spec, standing at columns in the newer one.</summary>
    static IEnumerable<(string? Name, string Sql, string? Type)> Named(DeclaredNode? meaning, string list, string key)
    {
        foreach (var part in Maps(meaning?.Declaration[list]))
            yield return (Text(part["name"]), Text(part["expr"]) ?? Text(part["name"]) ?? "", Text(part["type"]));
        foreach (var column in Maps(meaning?.Declaration["columns"]).Where(column => column[key] is not (null or SettingNode.Null)))
        {
            var said = column[key] as SettingNode.Map;
            yield return (Text(said?["name"]) ?? Text(column["name"]), Text(column["name"]) ?? "", said is null ? Text(column[key]) : Text(said["type"]));
        }
    }

    static IEnumerable<SettingNode.Map> Maps(SettingNode? list) => (list as SettingNode.List)?.Items.OfType<SettingNode.Map>() ?? [];

    static string? Text(SettingNode? node) => (node as SettingNode.Scalar)?.Text;
}
