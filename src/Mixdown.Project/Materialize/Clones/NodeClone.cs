using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Clones;

/// <summary>Makes a node a copy of, or a view on, what another environment has.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The node.</param>
sealed class NodeClone(NodeWork work, ProjectNode node)
{
    const string Macro = "materialization_clone_default";

    /// <summary>Begin, make, commit.</summary>
    public NodeResult Run()
    {
        var context = work.Warehouse.Compiler.Project.Context;
        var rendering = work.Rendering(node);
        rendering.Set("defer_relation", context.Deferral?.StateOf(node) is { } other ? RelationValue.Of(other).InDatabaseOf(context.Target) : null);
        work.Transaction.Begin();
        var message = ModelCompiler.Jinja(rendering, () => Make(rendering));
        var publish = new PublishRecording(work).WriteForeign(rendering, node);
        work.Transaction.Commit();
        work.Warehouse.Published(publish);
        return work.Result(node.UniqueId, node, NodeStatus.Success) with { Message = message };
    }

    string Make(Rendering rendering)
    {
        if (rendering.Call(Macro) is not JinjaDict made || made["relations"] is not JinjaList relations)
            throw new JinjaException(JinjaErrorKind.Raised, "The materialization 'clone' returns no relations") { Hint = "End it with {{ return({'relations': [this]}) }}." };
        foreach (var relation in relations.OfType<RelationValue>())
            work.Transaction.Relations.Set(relation.Schema ?? "", relation.Identifier ?? "", relation.Type ?? "view");
        return made["message"] as string ?? (rendering.Results.GetValueOrDefault("main")?.Response as ResponseValue)?.Message ?? "OK";
    }
}
