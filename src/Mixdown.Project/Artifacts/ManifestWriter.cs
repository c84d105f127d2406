using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes <c>manifest.json</c> in the shape of dbt's manifest v12.</summary>
/// <param name="metadata">Its head.</param>
public sealed class ManifestWriter(ArtifactMetadata metadata)
{
    static readonly string[] Unused = ["group_map", "saved_queries", "semantic_models", "unit_tests", "functions", "groups"];

    /// <summary>Writes the whole manifest.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="manifest">What the project declares.</param>
    /// <param name="graph">What reads what.</param>
    /// <param name="compiled">SQL after Jinja by unique id, of the nodes that were compiled.</param>
    public void Write(Stream output, Manifest manifest, NodeGraph graph, IReadOnlyDictionary<string, string> compiled)
    {
        using var json = new Utf8JsonWriter(output);
        var nodes = new NodeJson(json);
        json.WriteStartObject();
        metadata.Write(json, "manifest/v12");
        Section(json, "nodes", manifest.Nodes.Values, node => nodes.Write(node, compiled.GetValueOrDefault(node.UniqueId)));
        Section(json, "sources", manifest.Sources.Values, nodes.Write);
        Section(json, "macros", manifest.Macros.Values, macro => Write(json, macro));
        Section(json, "docs", manifest.Docs.Values, doc => Write(json, doc));
        Section(json, "exposures", manifest.Exposures, nodes.Write);
        Section(json, "metrics", manifest.Metrics, nodes.Write);
        Section(json, "selectors", manifest.Selectors, selector => Write(json, selector));
        Disabled(json, manifest);
        Edges(json, "parent_map", graph, graph.Parents);
        Edges(json, "child_map", graph, graph.Children);
        foreach (var section in Unused)
            PlainJson.WriteEmptyMap(json, section);
        json.WriteEndObject();
    }

    static void Section<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartObject(name);
        foreach (var item in items)
            write(item);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, MacroInfo macro)
    {
        json.WriteStartObject(macro.UniqueId);
        json.WriteString("unique_id", macro.UniqueId);
        json.WriteString("name", macro.Name);
        json.WriteString("resource_type", "macro");
        json.WriteString("package_name", macro.Package);
        json.WriteString("path", macro.File);
        json.WriteString("original_file_path", macro.File);
        json.WriteString("macro_sql", macro.Code);
        json.WriteString("description", macro.Description);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, NamedSelector selector)
    {
        json.WriteStartObject(selector.Name);
        json.WriteString("name", selector.Name);
        json.WriteString("description", selector.Description);
        json.WriteBoolean("default", selector.IsDefault);
        PlainJson.Write(json, "definition", selector.Definition);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DocBlock doc)
    {
        json.WriteStartObject(doc.UniqueId);
        json.WriteString("unique_id", doc.UniqueId);
        json.WriteString("name", doc.Name);
        json.WriteString("resource_type", "doc");
        json.WriteString("package_name", doc.Package);
        json.WriteString("path", doc.File);
        json.WriteString("original_file_path", doc.File);
        json.WriteString("block_contents", doc.Content);
        json.WriteEndObject();
    }

    /// <summary>dbt keeps a list under each id, since a disabled node may stand twice.</summary>
    static void Disabled(Utf8JsonWriter json, Manifest manifest)
    {
        json.WriteStartObject("disabled");
        foreach (var node in manifest.Disabled.Values)
        {
            json.WriteStartArray(node.UniqueId);
            json.WriteStartObject();
            json.WriteString("unique_id", node.UniqueId);
            json.WriteString("name", node.Name);
            json.WriteString("resource_type", node.KindWord);
            json.WriteString("original_file_path", node.File);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Edges(Utf8JsonWriter json, string name, NodeGraph graph, Func<string, IReadOnlyList<string>> edges)
    {
        json.WriteStartObject(name);
        foreach (var node in graph.InOrder)
            PlainJson.WriteTexts(json, node.UniqueId, edges(node.UniqueId));
        json.WriteEndObject();
    }
}
