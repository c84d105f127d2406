using System.Text.Json;
using Mixdown.Jinja.Values;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Compile.Facts;

/// <summary>What the manifest says of a node, as templates see it: the same keys, once the project has been read.</summary>
static class ManifestFacts
{
    /// <summary>A node: what <see cref="NodeFacts"/> says, and every other key of the manifest.</summary>
    public static JinjaDict Of(ProjectNode node)
    {
        var facts = NodeFacts.Of(node);
        foreach (var (key, value) in Read(json => json.Write(node, null)))
        {
            if (!facts.Has(key))
                facts[key] = value;
        }
        return facts;
    }

    public static JinjaDict Of(SourceTable source)
    {
        var facts = Read(json => json.Write(source));
        facts.Update(NodeFacts.Of(source));
        return facts;
    }

    public static JinjaDict Of(DeclaredNode node) => Read(json => json.Write(node));

    public static JinjaDict Of(UnitTestNode test) => Read(json => json.Write(test));

    /// <summary>A group; dbt's keys.</summary>
    public static JinjaDict Of(GroupInfo group) => new()
    {
        ["unique_id"] = group.UniqueId,
        ["name"] = group.Name,
        ["resource_type"] = "group",
        ["package_name"] = group.Package,
        ["path"] = group.File,
        ["original_file_path"] = group.File,
        ["description"] = group.Description,
        ["owner"] = Jinja.JinjaValue.From(group.Owner),
        ["meta"] = Jinja.JinjaValue.From(group.Meta),
    };

    static JinjaDict Read(Action<NodeJson> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(new NodeJson(json));
            json.WriteEndObject();
        }
        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return (JinjaDict)JsonFunctions.Value(document.RootElement.EnumerateObject().First().Value)!;
    }
}
