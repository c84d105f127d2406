using System.Diagnostics;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph.Selection.Methods;

namespace Mixdown.Project.Graph.Selection;

/// <summary>Finds the nodes of a rule.</summary>
/// <param name="index">The graph.</param>
/// <param name="methods">Compare nodes.</param>
/// <remarks>As in dbt, each part gives the nodes that it selects and, apart from them, checks that would come along if their other
/// inputs were selected too; a rule that joins parts looks again which of those now have all their inputs.</remarks>
sealed class RuleEvaluation(NodeIndex index, MethodTable methods)
{
    /// <summary>MX1402 for each word that holds nothing.</summary>
    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>The nodes of a rule.</summary>
    public NodeSet Select(SelectionRule rule) => Find(rule).Selected;

    (NodeSet Selected, NodeSet Waiting) Find(SelectionRule rule)
    {
        if (rule is SelectionRule.Leaf { Criterion: var criterion })
            return WithChecks(Expand(criterion), criterion.Method == "everything" ? IndirectSelection.Empty : criterion.Indirect);
        var parts = Parts(rule).Select(Find).ToList();
        var selected = Combine(rule, parts.ConvertAll(part => part.Selected));
        var waiting = Combine(rule, parts.ConvertAll(part => Both(part.Selected, part.Waiting)));
        var found = WithFound(selected, waiting, rule.Indirect);
        if (rule is SelectionRule.Intersection { Written: { } word } && found.IsEmpty)
            Warnings.Add(Nothing(word));
        return (found, waiting);
    }

    static IReadOnlyList<SelectionRule> Parts(SelectionRule rule) => rule switch
    {
        SelectionRule.Union union => union.Parts,
        SelectionRule.Intersection all => all.Parts,
        SelectionRule.Difference difference => [difference.Kept, difference.Left],
        _ => throw new UnreachableException(),
    };

    NodeSet Combine(SelectionRule rule, List<NodeSet> parts)
    {
        var combined = parts.Count == 0 ? new NodeSet(index.Nodes.Count) : parts[0].Copy();
        for (var i = 1; i < parts.Count; i++)
        {
            if (rule is SelectionRule.Union)
                combined.UnionWith(parts[i]);
            else if (rule is SelectionRule.Intersection)
                combined.IntersectWith(parts[i]);
            else
                combined.ExceptWith(parts[i]);
        }
        return combined;
    }

    static NodeSet Both(NodeSet one, NodeSet other)
    {
        var both = one.Copy();
        both.UnionWith(other);
        return both;
    }

    /// <summary>The nodes that meet a condition, and what its operators add.</summary>
    NodeSet Expand(Criterion criterion)
    {
        var matches = methods.Compare(criterion);
        var met = new NodeSet(index.Nodes.Count);
        for (var i = 0; i < index.Nodes.Count; i++)
        {
            if (matches(index.Nodes[i]))
                met.Add(i);
        }
        var found = met.Copy();
        if (criterion.Above is { } above)
            found.UnionWith(index.Above(met, above));
        if (criterion.Below is { } below)
            found.UnionWith(index.Below(met, below));
        if (criterion.WithParentsOfChildren)
        {
            found.UnionWith(index.Below(met));
            found.UnionWith(index.Above(found));
        }
        return found;
    }

    /// <summary>Adds the checks that come along, and puts those aside that miss an input.</summary>
    (NodeSet Selected, NodeSet Waiting) WithChecks(NodeSet selected, IndirectSelection indirect)
    {
        var waiting = new NodeSet(index.Nodes.Count);
        if (indirect == IndirectSelection.Empty)
            return (selected, waiting);
        var found = selected.Copy();
        var inputs = Inputs(selected, indirect, sources: true);
        foreach (var check in index.Checks)
        {
            if (!selected.Contains(check) && HasAny(check, selected))
                (indirect == IndirectSelection.Eager || HasAll(check, inputs) ? found : waiting).Add(check);
        }
        return (found, waiting);
    }

    /// <summary>Adds the checks of which the last missing input came with another part.</summary>
    NodeSet WithFound(NodeSet selected, NodeSet waiting, IndirectSelection indirect)
    {
        if (indirect is IndirectSelection.Eager or IndirectSelection.Empty)
            return selected;
        var inputs = Inputs(selected, indirect, sources: false);
        var found = selected.Copy();
        foreach (var check in index.Checks)
        {
            if (waiting.Contains(check) && HasAll(check, inputs))
                found.Add(check);
        }
        return found;
    }

    NodeSet Inputs(NodeSet selected, IndirectSelection indirect, bool sources)
    {
        if (indirect != IndirectSelection.Buildable)
            return selected;
        var inputs = Both(selected, index.Above(selected));
        for (var i = 0; sources && i < index.Nodes.Count; i++)
        {
            if (index.Nodes[i].Kind == NodeKind.Source)
                inputs.Add(i);
        }
        return inputs;
    }

    bool HasAny(int check, NodeSet selected)
    {
        foreach (var input in index.Parents(check))
        {
            if (selected.Contains(input))
                return true;
        }
        return false;
    }

    bool HasAll(int check, NodeSet inputs)
    {
        foreach (var input in index.Parents(check))
        {
            if (!inputs.Contains(input))
                return false;
        }
        return true;
    }

    Diagnostic Nothing(string word) => new(
        "MX1402", $"'{word}' selects nothing",
        Hint: DidYouMean.Guess(word.Trim('+', '@'), index.Nodes.Select(node => node.Name)) is { } guess ? $"Did you mean '{guess}'?" : "'mixdown ls' shows what there is.",
        Severity: Severity.Warning);
}
