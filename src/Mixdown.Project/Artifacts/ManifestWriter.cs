using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes <c>manifest.json</c> in the shape of dbt's manifest v12.</summary>
/// <param name="metadata">Its head.</param>
public sealed class ManifestWriter(ArtifactMetadata metadata)
{
    /// <summary>Bytes that wait for the stream at most, about: a manifest may be larger than all else in memory.</summary>
    const int MostPending = 1 << 20;

    /// <summary>What JSON has to escape and no more: dbt, too, writes quotes and angles of SQL as they are.</summary>
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the whole manifest.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="manifest">What the project declares.</param>
    /// <param name="graph">What reads what.</param>
    /// <param name="compiled">SQL after Jinja by unique id, of the nodes that were compiled.</param>
    public void Write(Stream output, Manifest manifest, NodeGraph graph, IReadOnlyDictionary<string, string> compiled)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var nodes = new NodeJson(json);
        json.WriteStartObject();
        metadata.Write(json, "manifest/v12", isManifest: true);
        Section(json, "nodes", manifest.Nodes.Values, node => nodes.Write(node, compiled.GetValueOrDefault(node.UniqueId)));
        Section(json, "sources", manifest.Sources.Values, nodes.Write);
        Section(json, "macros", manifest.Macros.Values, new MacroJson(json, manifest.Macros.Values).Write);
        Section(json, "docs", manifest.Docs.Values, doc => Write(json, doc));
        Section(json, "exposures", manifest.Exposures, nodes.Write);
        Section(json, "metrics", manifest.Metrics, nodes.Write);
        Section(json, "groups", manifest.Groups.Values, group => Write(json, group));
        Section(json, "selectors", manifest.Selectors, selector => Write(json, selector));
        Section(json, "disabled", manifest.Disabled, nodes.WriteDisabled);
        Edges(json, "parent_map", graph, graph.Parents);
        Edges(json, "child_map", graph, graph.Children);
        Groups(json, manifest);
        Section(json, "saved_queries", manifest.SavedQueries, nodes.Write);
        Section(json, "semantic_models", manifest.SemanticModels, nodes.Write);
        Section(json, "unit_tests", manifest.UnitTests.Values, nodes.Write);
        PlainJson.WriteEmptyMap(json, "functions");
        json.WriteEndObject();
    }

    static void Section<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartObject(name);
        foreach (var item in items)
        {
            write(item);
            if (json.BytesPending > MostPending)
                json.Flush();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, DocBlock doc)
    {
        json.WriteStartObject(doc.UniqueId);
        json.WriteString("name", doc.Name);
        json.WriteString("resource_type", "doc");
        json.WriteString("package_name", doc.Package);
        json.WriteString("path", doc.File);
        json.WriteString("original_file_path", doc.File);
        json.WriteString("unique_id", doc.UniqueId);
        json.WriteString("block_contents", doc.Content);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, GroupInfo group)
    {
        json.WriteStartObject(group.UniqueId);
        json.WriteString("name", group.Name);
        json.WriteString("resource_type", "group");
        json.WriteString("package_name", group.Package);
        json.WriteString("path", group.File);
        json.WriteString("original_file_path", group.File);
        json.WriteString("unique_id", group.UniqueId);
        PlainJson.WriteMap(json, "owner", group.Owner);
        json.WriteString("description", group.Description);
        json.WriteStartObject("config");
        PlainJson.WriteMap(json, "meta", group.Meta);
        json.WriteEndObject();
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

    static void Edges(Utf8JsonWriter json, string name, NodeGraph graph, Func<string, IReadOnlyList<string>> edges)
    {
        json.WriteStartObject(name);
        foreach (var node in graph.InOrder)
            PlainJson.WriteTexts(json, node.UniqueId, edges(node.UniqueId));
        json.WriteEndObject();
    }

    /// <summary>The nodes of each group, by the group's name.</summary>
    static void Groups(Utf8JsonWriter json, Manifest manifest)
    {
        var members = manifest.Groups.Count == 0 ? null : manifest.All.ToLookup(node => node.Config.Text("group"), node => node.UniqueId);
        json.WriteStartObject("group_map");
        foreach (var group in manifest.Groups.Values)
            PlainJson.WriteTexts(json, group.Name, members![group.Name]);
        json.WriteEndObject();
    }
}
