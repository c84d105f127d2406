using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads the entries of <c>models:</c>, <c>seeds:</c>, <c>snapshots:</c>, <c>analyses:</c>.</summary>
/// <param name="file">The properties file.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class NodePatchReader(TextFile file, List<Diagnostic> found)
{
    static readonly string[] Known =
    [
        "name", "description", "columns", "config", "tests", "data_tests", "meta", "tags", "docs", "group", "access", "latest_version",
        "versions", "constraints", "time_spine", "deprecation_date", "semantic_model", "metrics", "derived_semantics", "primary_entity",
        "agg_time_dimension", "identifier", "relation", "freshness", "arguments",
    ];

    /// <summary>One entry; null when it has no name.</summary>
    public NodePatch? Read(NodeKind kind, SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var name = reader.RequiredText("name");
        foreach (var key in Known)
            reader.Node(key);
        reader.Finish();
        if (name.Length == 0)
            return null;
        var columns = new ColumnsReader(found).Read(map["columns"]);
        var patch = new NodePatch(kind, name, map["name"]!.At)
        {
            File = file.Name,
            Description = reader.Text("description") ?? "",
            Columns = [.. columns.Select(column => column.Info)],
        };
        Configure(patch.Config, map);
        patch.Tests.AddRange(TestReader.Read(map, null, found));
        patch.Tests.AddRange(columns.SelectMany(column => column.Tests));
        return patch;
    }

    static void Configure(NodeConfig config, SettingNode.Map map)
    {
        foreach (var key in new[] { "meta", "tags", "docs", "group", "access" })
        {
            if (map[key] is { } value)
                config.Merge(key, PlainValue.Of(value));
        }
        foreach (var entry in (map["config"] as SettingNode.Map)?.Entries ?? [])
            config.Merge(entry.Key, PlainValue.Of(entry.Value));
    }
}
