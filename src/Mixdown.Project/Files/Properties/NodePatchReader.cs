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

    static readonly string[] AccessLevels = ["private", "protected", "public"];

    /// <summary>One entry: one patch, or one for each version; none when it has no name.</summary>
    public IEnumerable<NodePatch> Read(NodeKind kind, SettingNode.Map map)
    {
        var reader = new SettingReader(map, found);
        var name = reader.RequiredText("name");
        reader.Finish(Known);
        if (name.Length == 0)
            return [];
        var columns = new ColumnsReader(found).Read(map["columns"]);
        var patch = One(kind, name, map, columns);
        return kind == NodeKind.Model && map["versions"] is SettingNode.List versions
            ? new VersionsReader(patch, columns, found).Read(versions)
            : [patch];
    }

    NodePatch One(NodeKind kind, string name, SettingNode.Map map, List<(ColumnInfo Info, List<TestDeclaration> Tests)> columns)
    {
        var reader = new SettingReader(map, found);
        var patch = new NodePatch(kind, name, map["name"]!.At)
        {
            File = file,
            Declaration = map,
            Files = [name],
            Description = reader.Text("description") ?? "",
            Columns = [.. columns.Select(column => column.Info)],
            Constraints = new ConstraintsReader(found).Read(map["constraints"], ofColumn: false),
            DeprecationDate = reader.Text("deprecation_date"),
            Relation = kind == NodeKind.Snapshot ? reader.Text("relation") : null,
            Tests = [.. TestReader.Read(map, null, found), .. columns.SelectMany(column => column.Tests)],
        };
        Configure(patch.Config, map);
        CheckAccess(patch.Config, map, found);
        return patch;
    }

    /// <summary>What an entry says of configuration, beside <c>config:</c> and under it.</summary>
    public static void Configure(NodeConfig config, SettingNode.Map map)
    {
        foreach (var key in new[] { "meta", "tags", "docs", "group", "access", "alias" })
        {
            if (map[key] is { } value)
                config.Merge(key, PlainValue.Of(value));
        }
        foreach (var entry in (map["config"] as SettingNode.Map)?.Entries ?? [])
            config.Merge(entry.Key, PlainValue.Of(entry.Value));
    }

    /// <summary>MX1012 for a word that is no level of access.</summary>
    public static void CheckAccess(NodeConfig config, SettingNode.Map map, List<Diagnostic> found)
    {
        if (config.Text("access") is { } access && !AccessLevels.Contains(access, StringComparer.Ordinal))
            found.Add(new Diagnostic("MX1012", $"'access' is '{access}'", (map["access"] ?? map).At, DidYouMean.Hint(access, AccessLevels)));
    }
}
