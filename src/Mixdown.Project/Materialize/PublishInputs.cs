using System.Collections.Immutable;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>What a model reads: the nearest relations and sources upstream, seen through ephemeral models.</summary>
/// <param name="Models">Ids of models, seeds and snapshots.</param>
/// <param name="Sources">Ids of source tables.</param>
sealed record PublishInputs(ImmutableSortedSet<string> Models, ImmutableSortedSet<string> Sources)
{
    public static PublishInputs Of(NodeGraph graph, ProjectNode node)
    {
        var models = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var sources = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>(graph.Parents(node.UniqueId));
        while (open.TryPop(out var id))
        {
            if (graph[id] is SourceTable)
                sources.Add(id);
            else if (graph[id] is ProjectNode { IsRelation: true })
                models.Add(id);
            else
                PushParents(open, graph, id);
        }
        return new PublishInputs(models.ToImmutable(), sources.ToImmutable());
    }

    static void PushParents(Stack<string> open, NodeGraph graph, string id)
    {
        foreach (var parent in graph.Parents(id))
            open.Push(parent);
    }
}
