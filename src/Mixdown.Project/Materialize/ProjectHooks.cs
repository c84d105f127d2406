using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;

namespace Mixdown.Project.Materialize;

/// <summary>Runs <c>on-run-start</c> and <c>on-run-end</c> of dbt_project.yml.</summary>
/// <param name="warehouse">What is there.</param>
public sealed class ProjectHooks(Warehouse warehouse)
{
    /// <summary>Runs what is to be done before the first node; in one transaction.</summary>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void Start(IEngineSession session, CancellationToken cancel) =>
        Run(warehouse.Compiler.Project.Context.Project.OnRunStart, session, static _ => { }, cancel);

    /// <summary>Runs what is to be done behind the last node; in one transaction.</summary>
    /// <param name="session">No transaction is open on it.</param>
    /// <param name="results">What became of the nodes: the hooks see it as <c>results</c>.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void End(IEngineSession session, IReadOnlyList<RunResult> results, CancellationToken cancel) => Run(
        warehouse.Compiler.Project.Context.Project.OnRunEnd, session, rendering => ResultFacts.Set(rendering, results), cancel);

    void Run(IReadOnlyList<string> hooks, IEngineSession session, Action<Rendering> prepare, CancellationToken cancel)
    {
        if (hooks.Count == 0)
            return;
        var transaction = new WarehouseTransaction(session, warehouse.Relations, cancel);
        var rendering = new Rendering(warehouse.Compiler.Project.Context, null, transaction, cancel) { ChecksRefs = false };
        prepare(rendering);
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
