using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>The nodes and sources of a manifest, with dbt's keys.</summary>
/// <param name="json">Receives them.</param>
sealed class NodeJson(Utf8JsonWriter json)
{
    /// <summary>Writes a model, seed, snapshot, check or analysis.</summary>
    /// <param name="node">The node.</param>
    /// <param name="compiled">Its SQL after Jinja; null when it was not compiled.</param>
    public void Write(ProjectNode node, string? compiled)
    {
        json.WriteStartObject(node.UniqueId);
        Common(node);
        json.WriteString("path", node.Path);
        json.WriteString("alias", node.Relation.Identifier);
        json.WriteString("raw_code", node.RawCode);
        json.WriteString("language", "sql");
        Relation(node.Relation, node.IsRelation);
        Checksum(node.Checksum);
        Columns(node.Columns);
        json.WriteString("patch_path", node.PatchFile is null ? null : $"{node.Package}://{node.PatchFile}");
        Reads(node);
        PlainJson.WriteMap(json, "unrendered_config", node.UnrenderedConfig.Values);
        PlainJson.WriteMap(json, "vars", node.Vars);
        json.WriteBoolean("compiled", compiled is not null);
        if (compiled is not null)
            json.WriteString("compiled_code", compiled);
        if (node.Check is { } check)
            Check(check);
        json.WriteEndObject();
    }

    /// <summary>Writes a source table.</summary>
    public void Write(SourceTable source)
    {
        json.WriteStartObject(source.UniqueId);
        Common(source);
        json.WriteString("path", source.File);
        json.WriteString("source_name", source.SourceName);
        json.WriteString("source_description", source.SourceDescription);
        json.WriteString("loader", source.Loader);
        json.WriteString("identifier", source.Relation.Identifier);
        json.WriteString("loaded_at_field", source.LoadedAtField);
        json.WriteString("loaded_at_query", source.LoadedAtQuery);
        Relation(source.Relation, isRelation: true);
        Columns(source.Columns);
        json.WriteEndObject();
    }

    /// <summary>Writes an exposure or a metric: dbt's common keys, then all that its file says of it.</summary>
    public void Write(DeclaredNode node)
    {
        json.WriteStartObject(node.UniqueId);
        Common(node);
        json.WriteString("path", node.File);
        foreach (var entry in node.Declaration.Entries.Where(entry => entry.Key is not ("name" or "description" or "config" or "meta" or "tags")))
            PlainJson.Write(json, entry.Key == "depends_on" ? "depends_on_declared" : entry.Key, entry.Value);
        DependsOn(node.DependsOn, []);
        json.WriteEndObject();
    }

    void Common(GraphNode node)
    {
        json.WriteString("unique_id", node.UniqueId);
        json.WriteString("name", node.Name);
        json.WriteString("resource_type", node.KindWord);
        json.WriteString("package_name", node.Package);
        json.WriteString("original_file_path", node.File);
        PlainJson.WriteTexts(json, "fqn", node.Fqn);
        json.WriteString("description", node.Description);
        PlainJson.WriteTexts(json, "tags", node.Config.Tags);
        PlainJson.WriteMap(json, "meta", node.Config.Meta);
        json.WriteStartObject("config");
        json.WriteBoolean("enabled", node.Config.Enabled);
        if (node is ProjectNode { Kind: NodeKind.Model })
            json.WriteString("materialized", node.Config.Materialized);
        foreach (var (key, value) in node.Config.Values.Where(pair => pair.Key is not ("enabled" or "materialized")))
            PlainJson.Write(json, key, value);
        json.WriteEndObject();
    }

    void Relation(RelationName relation, bool isRelation)
    {
        json.WriteString("database", relation.Database);
        json.WriteString("schema", relation.Schema);
        json.WriteString("relation_name", isRelation ? Name(relation) : null);
    }

    void Checksum(string checksum)
    {
        json.WriteStartObject("checksum");
        json.WriteString("name", "sha256");
        json.WriteString("checksum", checksum);
        json.WriteEndObject();
    }

    void Columns(IReadOnlyList<ColumnInfo> columns)
    {
        json.WriteStartObject("columns");
        foreach (var column in columns)
        {
            json.WriteStartObject(column.Name);
            json.WriteString("name", column.Name);
            json.WriteString("description", column.Description);
            json.WriteString("data_type", column.DataType);
            PlainJson.WriteMap(json, "meta", column.Meta);
            PlainJson.WriteTexts(json, "tags", column.Tags);
            if (column.Quote is { } quote)
                json.WriteBoolean("quote", quote);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    void Reads(ProjectNode node)
    {
        json.WriteStartArray("refs");
        foreach (var call in node.Refs)
        {
            json.WriteStartObject();
            json.WriteString("name", call.Name);
            json.WriteString("package", call.Package);
            json.WriteString("version", call.Version);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var call in node.Sources)
        {
            json.WriteStartArray();
            json.WriteStringValue(call.Source);
            json.WriteStringValue(call.Table);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        DependsOn(node.DependsOn, node.Macros);
    }

    void DependsOn(IReadOnlyList<string> nodes, IReadOnlyList<string> macros)
    {
        json.WriteStartObject("depends_on");
        PlainJson.WriteTexts(json, "macros", macros);
        PlainJson.WriteTexts(json, "nodes", nodes);
        json.WriteEndObject();
    }

    void Check(CheckSpec check)
    {
        json.WriteString("column_name", check.Column);
        json.WriteString("attached_node", check.AttachedTo);
        if (check.Macro is not { } macro)
            return;
        var dot = macro.LastIndexOf('.');
        json.WriteStartObject("test_metadata");
        json.WriteString("name", macro[(dot + 1)..]);
        json.WriteString("namespace", dot < 0 ? null : macro[..dot]);
        PlainJson.WriteMap(json, "kwargs", check.Arguments);
        json.WriteEndObject();
    }

    static string Name(RelationName relation) =>
        (relation.Database is { } database ? new SqlIdentifier(database) + "." : "")
        + new SqlIdentifier(relation.Schema) + "." + new SqlIdentifier(relation.Identifier);
}
