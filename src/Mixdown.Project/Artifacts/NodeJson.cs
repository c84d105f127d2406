using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

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
        Members(node, compiled);
        json.WriteEndObject();
    }

    void Members(ProjectNode node, string? compiled)
    {
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
        json.WriteString("group", node.Group);
        DocsJson.Write(json, node.Config["docs"] as IReadOnlyDictionary<string, object?>);
        json.WriteNull("build_path");
        Compiled(node, compiled);
        if (node.Kind == NodeKind.Model)
            ModelJson.Write(json, node);
        if (node.Check is { } check)
            Check(check);
    }

    void Compiled(ProjectNode node, string? compiled)
    {
        PlainJson.WriteTexts(json, "metrics", []);
        json.WriteBoolean("compiled", compiled is not null);
        json.WriteBoolean("extra_ctes_injected", compiled is not null);
        PlainJson.WriteTexts(json, "extra_ctes", []);
        if (compiled is not null)
            json.WriteString("compiled_code", compiled);
        if (node.Kind == NodeKind.Seed)
            json.WriteNull("root_path");
    }

    /// <summary>Writes a source table.</summary>
    public void Write(SourceTable source)
    {
        json.WriteStartObject(source.UniqueId);
        Members(source);
        json.WriteEndObject();
    }

    void Members(SourceTable source)
    {
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
        PlainJson.Write(json, "freshness", source.Config["freshness"]);
        PlainJson.WriteMap(json, "quoting", source.Config["quoting"] as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(0));
        PlainJson.WriteEmptyMap(json, "source_meta");
        PlainJson.Write(json, "external", null);
        json.WriteNull("patch_path");
        PlainJson.WriteMap(json, "unrendered_config", source.Config.Values);
    }

    /// <summary>Writes an exposure, a metric, a semantic model or a saved query.</summary>
    public void Write(DeclaredNode node)
    {
        json.WriteStartObject(node.UniqueId);
        Declared(node);
        json.WriteEndObject();
    }

    /// <summary>Writes a unit test.</summary>
    public void Write(UnitTestNode test)
    {
        json.WriteStartObject(test.UniqueId);
        UnitTest(test);
        json.WriteEndObject();
    }

    /// <summary>Writes what is switched off: a list, since in dbt one id may stand twice.</summary>
    public void WriteDisabled(KeyValuePair<string, GraphNode> disabled)
    {
        json.WriteStartArray(disabled.Key);
        json.WriteStartObject();
        switch (disabled.Value)
        {
            case ProjectNode own:
                Members(own, null);
                break;
            case SourceTable source:
                Members(source);
                break;
            case UnitTestNode test:
                UnitTest(test);
                break;
            case DeclaredNode declared:
                Declared(declared);
                break;
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    void Declared(DeclaredNode node)
    {
        Common(node);
        json.WriteString("path", node.File);
        DeclaredJson.Write(json, node);
        Calls(node.Refs, node.Sources);
        DependsOn(node.DependsOn, []);
        PlainJson.WriteEmptyMap(json, "unrendered_config");
    }

    void UnitTest(UnitTestNode test)
    {
        Common(test);
        json.WriteString("path", test.File);
        UnitTestJson.Write(json, test);
        DependsOn(test.DependsOn, []);
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
        ConfigJson.Write(json, node);
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
            PlainJson.Write(json, "quote", column.Quote);
            json.WriteString("granularity", column.Granularity);
            ModelJson.Constraints(json, column.Constraints, ofTable: false);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    void Reads(ProjectNode node)
    {
        Calls(node.Refs, node.Sources);
        DependsOn(node.DependsOn, node.Macros);
    }

    void Calls(IReadOnlyList<RefCall> refs, IReadOnlyList<SourceCall> sources)
    {
        json.WriteStartArray("refs");
        foreach (var call in refs)
        {
            json.WriteStartObject();
            json.WriteString("name", call.Name);
            json.WriteString("package", call.Package);
            ModelJson.Version(json, "version", call.Version);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var call in sources)
        {
            json.WriteStartArray();
            json.WriteStringValue(call.Source);
            json.WriteStringValue(call.Table);
            json.WriteEndArray();
        }
        json.WriteEndArray();
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
