using Mixdown.Engines;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;

namespace Mixdown.Project.Lineage.Shadow;

/// <summary>Functions that the target's engine has and the planner's does not, as far as their types can be said; a macro of the
/// project may add others.</summary>
static class PlannerFunctions
{
    public static void Create(MixdownProject project, IEngineSession session, CancellationToken cancel)
    {
        var nothing = new ShadowWarehouse(new SessionRelations(new RelationCatalog()), _ => new ResultTable([], []));
        var rendering = new Rendering(project.Context, null, nothing, cancel);
        var statements = ModelCompiler.Jinja(rendering, () => rendering.Call("planner_functions")) as JinjaList ?? [];
        foreach (var statement in statements.OfType<string>())
            session.Execute(statement, cancel);
    }
}
