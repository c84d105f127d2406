using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;

namespace Mixdown.Project.Materialize;

/// <summary>Runs <c>on-run-start</c> and <c>on-run-end</c> of dbt_project.yml.</summary>
/// <param name="warehouse">What is there.</param>
public sealed class ProjectHooks(Warehouse warehouse)
{
    /// <summary>Runs what is to be done before the first node; in one transaction.</summary>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void Start(IEngineSession session, CancellationToken cancel) =>
        Run(warehouse.Compiler.Project.Context.Project.OnRunStart, session, cancel);

    /// <summary>Runs what is to be done behind the last node; in one transaction.</summary>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void End(IEngineSession session, CancellationToken cancel) =>
        Run(warehouse.Compiler.Project.Context.Project.OnRunEnd, session, cancel);

    void Run(IReadOnlyList<string> hooks, IEngineSession session, CancellationToken cancel)
    {
        if (hooks.Count == 0)
            return;
        var transaction = new WarehouseTransaction(session, warehouse.Relations, cancel);
        var rendering = new Rendering(warehouse.Compiler.Project.Context, null, transaction, cancel) { ChecksRefs = false };
        session.Begin();
        try
        {
            ModelCompiler.Jinja(rendering, () => rendering.Call("run_hooks", HookList.Of(hooks)));
            transaction.Commit();
        }
        finally
        {
            // Nothing happens when it is committed.
            session.Rollback();
        }
    }
}
