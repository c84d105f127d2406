using System.Buffers;
using System.Text;
using System.Text.Json;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Artifacts;

/// <summary>A node as one line of JSON: what <c>ls --output json</c> prints.</summary>
public static class ListedNode
{
    static readonly string[] Usual =
        ["alias", "name", "package_name", "depends_on", "tags", "config", "resource_type", "source_name", "original_file_path", "unique_id"];

    /// <param name="node">The node.</param>
    /// <param name="keys">Members of the manifest's node to print, dots leading into maps; empty for the usual ones.</param>
    public static string Line(GraphNode node, IReadOnlyList<string> keys)
    {
        using var whole = Whole(node);
        var members = whole.RootElement.GetProperty(node.UniqueId);
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            foreach (var key in keys.Count == 0 ? Usual : keys)
            {
                if (Find(members, key) is not { } value)
                    continue;
                json.WritePropertyName(key);
                value.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    static JsonDocument Whole(GraphNode node)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            var nodes = new NodeJson(json);
            json.WriteStartObject();
            Write(nodes, node);
            json.WriteEndObject();
        }
        return JsonDocument.Parse(text.WrittenMemory);
    }

    static void Write(NodeJson nodes, GraphNode node)
    {
        switch (node)
        {
            case ProjectNode own:
                nodes.Write(own, null);
                break;
            case SourceTable source:
                nodes.Write(source);
                break;
            case UnitTestNode test:
                nodes.Write(test);
                break;
            case DeclaredNode declared:
                nodes.Write(declared);
                break;
        }
    }

    static JsonElement? Find(JsonElement members, string key)
    {
        var at = members;
        foreach (var part in key.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                return null;
        }
        return at;
    }
}
