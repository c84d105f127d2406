using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Compile.Facts;

/// <summary><c>graph</c> in a template; its parts are made when they are asked for.</summary>
sealed class GraphFacts(Manifest manifest) : IJinjaObject
{
    public string TypeName => "graph";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => ["nodes", "sources", "exposures", "metrics"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "nodes" => Dict(manifest.Nodes.Values, NodeFacts.Of),
            "sources" => Dict(manifest.Sources.Values, NodeFacts.Of),
            "exposures" => Dict(manifest.Exposures, Declared),
            "metrics" => Dict(manifest.Metrics, Declared),
            _ => null,
        };
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && TryGetAttribute(name, out value);
    }

    public string Print() => "<graph>";

    static JinjaDict Dict<T>(IEnumerable<T> nodes, Func<T, JinjaDict> facts) where T : GraphNode =>
        new(nodes.Select(node => new KeyValuePair<object?, object?>(node.UniqueId, facts(node))));

    static JinjaDict Declared(DeclaredNode node) => new()
    {
        ["unique_id"] = node.UniqueId,
        ["name"] = node.Name,
        ["resource_type"] = node.KindWord,
        ["package_name"] = node.Package,
        ["original_file_path"] = node.File,
        ["description"] = node.Description,
    };
}
