using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>Finds one cycle among nodes that could not be ordered and says it with names and files.</summary>
static class CyclePath
{
    /// <param name="nodes">All nodes.</param>
    /// <param name="ordered">Ids that could be ordered: they are in no cycle.</param>
    public static Diagnostic Describe(IReadOnlyDictionary<string, GraphNode> nodes, IReadOnlySet<string> ordered)
    {
        var cycle = Find(nodes, ordered).Select(id => nodes[id]).ToList();
        var names = string.Join(" → ", cycle.Append(cycle[0]).Select(node => node.Name));
        var files = string.Join(", ", cycle.Select(node => node.File).Distinct(StringComparer.Ordinal));
        return new Diagnostic(
            "MX1205", $"These models read each other in a circle: {names}", CallOf(cycle[0], cycle[^1]),
            $"One of them has to stop reading the next. Files: {files}.");
    }

    /// <summary>Where a node names the next one.</summary>
    static SourceSpan CallOf(GraphNode node, GraphNode next) => node is ProjectNode own && own.Refs.FirstOrDefault(call => call.Name == next.Name) is { } found
        ? found.At
        : node.DeclaredAt;

    /// <summary>Walks from any node left over to a parent left over until one comes again; every such node has a parent left
    /// over, or it could have been ordered.</summary>
    static List<string> Find(IReadOnlyDictionary<string, GraphNode> nodes, IReadOnlySet<string> ordered)
    {
        var path = new List<string>();
        var at = nodes.Keys.Where(id => !ordered.Contains(id)).Order(StringComparer.Ordinal).First();
        while (!path.Contains(at))
        {
            path.Add(at);
            at = nodes[at].DependsOn.First(parent => !ordered.Contains(parent));
        }
        var cycle = path[path.IndexOf(at)..];
        cycle.Reverse();
        var first = cycle.IndexOf(cycle.Min(StringComparer.Ordinal)!);
        return [.. cycle[first..], .. cycle[..first]];
    }
}
