using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Finds the nodes that <c>--select</c> and <c>--exclude</c> mean.</summary>
public static class NodeSelection
{
    /// <summary>Everything that is selected and not excluded.</summary>
    /// <param name="graph">The project's graph.</param>
    /// <param name="select">Words, a node having to match any of them; in one word, commas join conditions that must all hold.
    /// Empty or <c>all</c> selects everything.</param>
    /// <param name="exclude">Words of the same kind; what matches any of them is left out.</param>
    /// <returns>Ids. A check comes with any node that it reads (dbt's eager mode), unless it is excluded.</returns>
    /// <exception cref="MixdownException">MX1401: a word is not a selector.</exception>
    public static IReadOnlySet<string> Find(NodeGraph graph, IReadOnlyList<string> select, IReadOnlyList<string> exclude)
    {
        var found = select.Count == 0 || select is ["all"]
            ? [.. graph.InOrder.Select(node => node.UniqueId)]
            : WithChecks(graph, Union(graph, select));
        if (exclude.Count > 0)
            found.ExceptWith(WithChecks(graph, Union(graph, exclude)));
        return found;
    }

    /// <summary>The words that match nothing, each as the warning MX1402 with a guess.</summary>
    public static IReadOnlyList<Diagnostic> Unmatched(NodeGraph graph, IReadOnlyList<string> select) =>
    [
        .. Words(select).Where(word => word != "all" && One(graph, word).Count == 0).Select(word => new Diagnostic(
            "MX1402", $"'{word}' selects nothing",
            Hint: DidYouMean.Guess(word.Trim('+', '@'), graph.InOrder.Select(node => node.Name)) is { } guess ? $"Did you mean '{guess}'?" : "'mixdown ls' shows what there is.",
            Severity: Severity.Warning)),
    ];

    static IEnumerable<string> Words(IReadOnlyList<string> select) =>
        select.SelectMany(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static HashSet<string> Union(NodeGraph graph, IReadOnlyList<string> words)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Words(words))
            found.UnionWith(One(graph, word));
        return found;
    }

    static HashSet<string> One(NodeGraph graph, string word)
    {
        var parts = word.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var found = parts.Length == 0 ? [] : Expand(graph, SelectorParser.Parse(parts[0]));
        foreach (var part in parts.AsSpan(1))
            found.IntersectWith(Expand(graph, SelectorParser.Parse(part)));
        return found;
    }

    static HashSet<string> Expand(NodeGraph graph, Selector selector)
    {
        var compare = SelectorMethods.Compare(selector);
        List<string> matched = [.. graph.InOrder.Where(compare).Select(node => node.UniqueId)];
        var found = matched.ToHashSet(StringComparer.Ordinal);
        foreach (var id in matched)
        {
            if (selector.Above is { } above)
                found.UnionWith(graph.Ancestors(id, above));
            if (selector.Below is { } below)
                found.UnionWith(graph.Descendants(id, below));
            if (selector.WithParentsOfChildren)
                AddChildrenWithParents(graph, id, found);
        }
        return found;
    }

    static void AddChildrenWithParents(NodeGraph graph, string id, HashSet<string> found)
    {
        var below = graph.Descendants(id);
        found.UnionWith(below);
        foreach (var child in below.Append(id))
            found.UnionWith(graph.Ancestors(child));
    }

    static HashSet<string> WithChecks(NodeGraph graph, HashSet<string> found)
    {
        foreach (var id in found.ToList())
        {
            foreach (var child in graph.Children(id))
            {
                if (graph[child].Kind == NodeKind.Test)
                    found.Add(child);
            }
        }
        return found;
    }
}
