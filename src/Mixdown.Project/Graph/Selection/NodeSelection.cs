using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph.Selection.Methods;
using Mixdown.Project.State;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Finds the nodes that a command is about.</summary>
public static class NodeSelection
{
    /// <summary>Everything that is selected and not excluded.</summary>
    /// <param name="graph">The project's graph.</param>
    /// <param name="select">Words of <c>--select</c>.</param>
    /// <param name="exclude">Words of <c>--exclude</c>.</param>
    /// <returns>Ids. A check comes with any node that it reads.</returns>
    /// <exception cref="MixdownException">MX1401: a word is not a selector.</exception>
    public static IReadOnlySet<string> Find(NodeGraph graph, IReadOnlyList<string> select, IReadOnlyList<string> exclude) =>
        Find(graph, Rule([], new SelectionRequest { Select = select, Exclude = exclude }), new MethodTable(null, null)).Ids;

    /// <summary>The nodes of a request.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">What the command line says.</param>
    /// <param name="state">What an earlier run left, for <c>state:</c>, <c>result:</c> and <c>source_status:</c>; null when no
    /// folder was named.</param>
    /// <exception cref="MixdownException">MX1401: a word is not a selector; MX1403: there is no such selector in selectors.yml;
    /// MX1404: a word asks for a state that is not there.</exception>
    public static SelectionResult Find(MixdownProject project, SelectionRequest request, StateFolder? state = null)
    {
        try
        {
            var found = Find(project.Graph, Rule(project.Selectors, request), new MethodTable(project, state));
            return found with { Ids = OfKind(project.Graph, found.Ids, request) };
        }
        catch (MixdownException wrong) when (project.Selectors is [{ FileText: var text }, ..] && wrong.Diagnostics is [{ At: not null, Excerpt: null } only])
        {
            // Adds the lines of selectors.yml, which the words themselves do not know.
            throw new MixdownException(only.In(text));
        }
    }

    static SelectionResult Find(NodeGraph graph, SelectionRule rule, MethodTable methods)
    {
        var index = new NodeIndex(graph);
        var evaluation = new RuleEvaluation(index, methods);
        var selected = evaluation.Select(rule);
        var ids = new HashSet<string>(index.Nodes.Count, StringComparer.Ordinal);
        foreach (var node in selected.Nodes())
            ids.Add(index.Nodes[node].UniqueId);
        return new SelectionResult(ids, evaluation.Warnings);
    }

    static SelectionRule Rule(IReadOnlyList<NamedSelector> selectors, SelectionRequest request)
    {
        if (request.Selector is { } name)
        {
            if (request.Select.Count + request.Exclude.Count > 0)
                throw new MixdownException(new Diagnostic("MX1403", "--selector goes without --select and --exclude", Hint: "Put the words into the selector, or leave it out."));
            return new SelectorReader(selectors, request.Indirect).Rule(name);
        }
        var kept = request.Select is [] or ["all"] ? Default(selectors, request) : SelectionWords.Union(request.Select, request.Indirect);
        return request.Exclude.Count == 0
            ? kept
            : new SelectionRule.Difference(kept, SelectionWords.Union(request.Exclude, IndirectSelection.Eager), request.Indirect);
    }

    /// <summary>The default selector of selectors.yml counts only where a command line says nothing at all.</summary>
    static SelectionRule Default(IReadOnlyList<NamedSelector> selectors, SelectionRequest request) =>
        request is { Select.Count: 0, Exclude.Count: 0 } && selectors.FirstOrDefault(selector => selector.IsDefault) is { } byDefault
            ? new SelectorReader(selectors, request.Indirect).Rule(byDefault.Name)
            : SelectionWords.All(request.Indirect);

    static IReadOnlySet<string> OfKind(NodeGraph graph, IReadOnlySet<string> found, SelectionRequest request) =>
        request is { ResourceTypes.Count: 0, ExcludeResourceTypes.Count: 0 }
            ? found
            : found.Where(id => IsWanted(graph[id].KindWord, request)).ToHashSet(StringComparer.Ordinal);

    static bool IsWanted(string kind, SelectionRequest request) =>
        (request.ResourceTypes.Count == 0 || Names(request.ResourceTypes, kind)) && !Names(request.ExcludeResourceTypes, kind);

    static bool Names(IReadOnlyList<string> kinds, string kind) => 
        kinds.Any(wanted => wanted == kind || wanted is "all" or "default");
}
