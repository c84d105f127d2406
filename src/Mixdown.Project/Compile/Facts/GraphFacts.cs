using System.Collections.Concurrent;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Facts;

/// <summary><c>graph</c> in a template; its parts are made when they are asked for, and once. Safe for several threads.</summary>
sealed class GraphFacts(Manifest manifest) : IJinjaObject
{
    static readonly string[] Parts =
        ["nodes", "sources", "exposures", "metrics", "groups", "semantic_models", "saved_queries", "unit_tests"];

    readonly ConcurrentDictionary<string, JinjaDict?> _made = new(StringComparer.Ordinal);

    public string TypeName => "graph";

    public bool IsTrue => true;

    public IEnumerable<string> AttributeNames => Parts;

    public IEnumerable<object?> Items => Parts;

    public bool TryGetAttribute(string name, out object? value)
    {
        value = _made.GetOrAdd(name, Make);
        return value is not null;
    }

    public bool TryGetItem(object? key, out object? value)
    {
        value = null;
        return key is string name && TryGetAttribute(name, out value);
    }

    public string Print() => "<graph>";

    JinjaDict? Make(string part) => part switch
    {
        "nodes" => Dict(manifest.Nodes.Values, ManifestFacts.Of),
        "sources" => Dict(manifest.Sources.Values, ManifestFacts.Of),
        "exposures" => Dict(manifest.Exposures, ManifestFacts.Of),
        "metrics" => Dict(manifest.Metrics, ManifestFacts.Of),
        "semantic_models" => Dict(manifest.SemanticModels, ManifestFacts.Of),
        "saved_queries" => Dict(manifest.SavedQueries, ManifestFacts.Of),
        "unit_tests" => Dict(manifest.UnitTests.Values, ManifestFacts.Of),
        "groups" => new JinjaDict(manifest.Groups.Values.Select(group => new KeyValuePair<object?, object?>(group.UniqueId, ManifestFacts.Of(group)))),
        _ => null,
    };

    static JinjaDict Dict<T>(IEnumerable<T> nodes, Func<T, JinjaDict> facts) where T : GraphNode =>
        new(nodes.Select(node => new KeyValuePair<object?, object?>(node.UniqueId, facts(node))));
}
