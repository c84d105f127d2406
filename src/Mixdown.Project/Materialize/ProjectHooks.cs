using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Files;

namespace Mixdown.Project.Materialize;

/// <summary>Runs <c>on-run-start</c> and <c>on-run-end</c> of dbt_project.yml: those of the packages by name, then the project's own.</summary>
/// <param name="warehouse">What is there.</param>
public sealed class ProjectHooks(Warehouse warehouse)
{
    /// <summary>Runs what is to be done before the first node; in one transaction.</summary>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void Start(IEngineSession session, CancellationToken cancel) =>
        Run(static project => project.OnRunStart, session, static _ => { }, cancel);

    /// <summary>Runs what is to be done behind the last node; in one transaction.</summary>
    /// <param name="session">No transaction is open on it.</param>
    /// <param name="results">What became of the nodes: the hooks see it as <c>results</c>.</param>
    /// <param name="cancel">Interrupts the running statement.</param>
    /// <exception cref="MixdownException">A hook failed; nothing of them is done.</exception>
    public void End(IEngineSession session, IReadOnlyList<RunResult> results, CancellationToken cancel) => Run(
        static project => project.OnRunEnd, session, rendering => ResultFacts.Set(rendering, results), cancel);

    void Run(Func<DbtProjectFile, IReadOnlyList<string>> hooksOf, IEngineSession session, Action<Rendering> prepare, CancellationToken cancel)
    {
        var packages = Context.Packages.Values.Where(package => hooksOf(package.Project).Count > 0)
            .OrderBy(package => package.IsRoot).ThenBy(package => package.Name, StringComparer.Ordinal).ToList();
        if (packages.Count == 0)
            return;
        var transaction = new WarehouseTransaction(session, warehouse.Relations, cancel);
        session.Begin();
        try
        {
            foreach (var package in packages)
            {
                var rendering = new Rendering(Context, null, transaction, cancel) { ChecksRefs = false, Package = package.Name };
                prepare(rendering);
                ModelCompiler.Jinja(rendering, () => rendering.Call("run_hooks", HookList.Of(hooksOf(package.Project))));
            }
            transaction.Commit();
        }
        finally
        {
            // Nothing happens when it is committed.
            session.Rollback();
        }
    }

    CompileContext Context => warehouse.Compiler.Project.Context;
}
