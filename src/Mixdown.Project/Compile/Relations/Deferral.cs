using Mixdown.Project.Graph;
using Mixdown.Project.State;

namespace Mixdown.Project.Compile.Relations;

/// <summary>Where ref() looks for what the target has not built: the relations of an earlier state.</summary>
/// <param name="relations">Those of the state, by the node's id.</param>
/// <param name="selected">Ids of the nodes that the run builds itself.</param>
/// <param name="favorState">Whether the state's relation is taken even where the target has one.</param>
sealed class Deferral(IReadOnlyDictionary<string, RelationName> relations, IReadOnlySet<string> selected, bool favorState)
{
    /// <summary>Reads the relations of a state.</summary>
    public static Deferral To(StateFolder state, Manifest manifest, IReadOnlySet<string> selected, bool favorState)
    {
        var relations = new Dictionary<string, RelationName>(StringComparer.Ordinal);
        foreach (var (id, before) in state.Manifest.Nodes)
        {
            if (before.Relation is { } relation && manifest.Nodes.TryGetValue(id, out var node) && node.IsRelation)
                relations[id] = relation;
        }
        return new Deferral(relations, selected, favorState);
    }

    /// <summary>The state's relation of a node, whether or not it is to be used; null when the state has none.</summary>
    public RelationName? StateOf(ProjectNode node) => relations.GetValueOrDefault(node.UniqueId);

    /// <summary>The relation that ref() means instead of the target's own; null: the target's own.</summary>
    /// <param name="node">What is referred to.</param>
    /// <param name="there">What the target has; null while nobody knows.</param>
    public RelationName? RelationOf(ProjectNode node, SessionRelations? there)
    {
        if (StateOf(node) is not { } relation)
            return null;
        var favored = favorState && !selected.Contains(node.UniqueId);
        return favored || there?.Find(node.Relation.Schema, node.Relation.Identifier) is null ? relation : null;
    }
}
