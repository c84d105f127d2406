using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files.Properties;

/// <summary>Reads the entries of <c>sources:</c>.</summary>
/// <param name="package">The package's name.</param>
/// <param name="target">Gives the database of sources that name none.</param>
/// <param name="file">The properties file.</param>
/// <param name="found">Receives what is wrong.</param>
sealed class SourceReader(string package, ProfileTarget target, TextFile file, List<Diagnostic> found)
{
    static readonly string[] SourceKeys =
    [
        "name", "description", "schema", "database", "catalog", "loader", "loaded_at_field", "loaded_at_query", "freshness", "quoting", "meta",
        "tags", "config", "overrides", "tables",
    ];

    static readonly string[] TableKeys =
    [
        "name", "description", "identifier", "columns", "tests", "data_tests", "meta", "tags", "config", "loader", "loaded_at_field",
        "loaded_at_query", "freshness", "quoting", "external",
    ];

    /// <summary>The tables of one source.</summary>
    public List<SourcePatch> Read(SettingNode.Map source)
    {
        var reader = new SettingReader(source, found);
        var name = reader.RequiredText("name");
        Ask(reader, SourceKeys);
        reader.Finish();
        var tables = new List<SourcePatch>();
        if (name.Length == 0)
            return tables;
        foreach (var item in (source["tables"] as SettingNode.List)?.Items ?? [])
        {
            if (item is SettingNode.Map table && Table(source, name, table) is { } patch)
                tables.Add(patch);
        }
        return tables;
    }

    SourcePatch? Table(SettingNode.Map source, string sourceName, SettingNode.Map map)
    {
        var (outer, reader) = (new SettingReader(source, found), new SettingReader(map, found));
        var name = reader.RequiredText("name");
        Ask(reader, TableKeys);
        reader.Finish();
        if (name.Length == 0)
            return null;
        var columns = new ColumnsReader(found).Read(map["columns"]);
        var table = new SourceTable
        {
            UniqueId = $"source.{package}.{sourceName}.{name}",
            Name = name,
            Package = package,
            File = file.Name,
            Fqn = [package, .. file.Folders, sourceName, name],
            SourceName = sourceName,
            SourceDescription = outer.Text("description") ?? "",
            Relation = new RelationName(outer.Text("database") ?? target.Database, outer.Text("schema") ?? sourceName, reader.Text("identifier") ?? name),
            Columns = [.. columns.Select(column => column.Info)],
            Loader = reader.Text("loader") ?? outer.Text("loader") ?? "",
            LoadedAtField = LoadedAt(source, map, "loaded_at_field", "loaded_at_query"),
            LoadedAtQuery = LoadedAt(source, map, "loaded_at_query", "loaded_at_field"),
            Freshness = new FreshnessReader(found).Read(source, map),
            Description = reader.Text("description") ?? "",
            DeclaredAt = map["name"]!.At,
        };
        Configure(table.Config, source);
        Configure(table.Config, map);
        return new SourcePatch(table, [.. TestReader.Read(map, null, found), .. columns.SelectMany(column => column.Tests)]);
    }

    /// <summary>What a table says, in its configuration or beside it, else what its source says; a table that says the other key takes
    /// nothing of its source.</summary>
    string? LoadedAt(SettingNode.Map source, SettingNode.Map table, string key, string other)
    {
        if (Own(table, key) is { } own)
        {
            if (key == "loaded_at_field" && Own(table, other) is not null)
                found.Add(new Diagnostic("MX1012", $"There is a '{key}' and a '{other}'", table.At, "Keep one of the two."));
            return own;
        }
        return Own(table, other) is null ? Own(source, key) : null;
    }

    static string? Own(SettingNode.Map map, string key) =>
        (((map["config"] as SettingNode.Map)?[key] ?? map[key]) as SettingNode.Scalar)?.Text;

    static void Ask(SettingReader reader, string[] keys)
    {
        foreach (var key in keys)
            reader.Node(key);
    }

    static void Configure(NodeConfig config, SettingNode.Map map)
    {
        foreach (var key in new[] { "meta", "tags", "freshness" })
        {
            if (map[key] is { } value)
                config.Merge(key, PlainValue.Of(value));
        }
        foreach (var entry in (map["config"] as SettingNode.Map)?.Entries ?? [])
            config.Merge(entry.Key, PlainValue.Of(entry.Value));
    }
}
