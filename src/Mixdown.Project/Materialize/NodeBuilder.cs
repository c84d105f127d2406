using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Checks;
using Mixdown.Project.Checks.UnitTests;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Batches;
using Mixdown.Project.Materialize.Clones;

namespace Mixdown.Project.Materialize;

/// <summary>Builds steps of a plan: begin, materialize, check, record, commit. Safe for several threads, each with a session of
/// its own.</summary>
/// <param name="warehouse">What is there.</param>
/// <param name="publish">What a publish records.</param>
public sealed class NodeBuilder(Warehouse warehouse, PublishContext publish)
{
    /// <summary>Builds one step. What goes wrong is in the result; only a fault of our own is thrown.</summary>
    /// <param name="step">What to build.</param>
    /// <param name="session">No transaction is open on it, before and after.</param>
    /// <param name="cancel">Interrupts the running statement and undoes the step.</param>
    public NodeResult Build(BuildStep step, IEngineSession session, CancellationToken cancel)
    {
        var work = new NodeWork(warehouse, publish, session, cancel);
        try
        {
            return step.Node switch
            {
                null => CheckAlone(step, work),
                { } node when step.Checks.Any(check => check.Kind == NodeKind.UnitTest) => Tested(node, step, work),
                { } node when publish.Clones => new NodeClone(work, node).Run(),
                { } node => Publish(node, step.Checks, work),
            };
        }
        catch (MixdownException error)
        {
            // The boundary of a node: what is wrong with it does not stop the others.
            work.Transaction.Rollback();
            return work.Failed(step, error.Diagnostics);
        }
        catch (OperationCanceledException)
        {
            work.Transaction.Rollback();
            return work.Failed(step, [new Diagnostic("MX1510", $"'{step.Name}' was cancelled", (step.Node ?? step.Checks[0]).DeclaredAt)]);
        }
    }

    static NodeResult Publish(ProjectNode node, IReadOnlyList<ProjectNode> checks, NodeWork work) => BatchOptions.AreOf(node)
        ? new MicrobatchPublish(work, node).Run(checks)
        : new NodePublish(work, node).Run(checks);

    /// <summary>Unit tests come first, and a model whose unit tests fail is left out, as in dbt.</summary>
    static NodeResult Tested(ProjectNode node, BuildStep step, NodeWork work)
    {
        var runner = new UnitTestRunner(work);
        List<CheckResult> results = [.. step.Checks.Where(check => check.Kind == NodeKind.UnitTest).Select(runner.Run)];
        var rest = step.Checks.Where(check => check.Kind != NodeKind.UnitTest).ToList();
        if (results.TrueForAll(result => result.Status == NodeStatus.Pass))
        {
            var published = Publish(node, rest, work);
            return published with { Checks = [.. results, .. published.Checks] };
        }
        return work.Result(node.UniqueId, node, NodeStatus.Skipped) with
        {
            Checks = [.. results, .. rest.Select(check => new CheckResult(check, NodeStatus.Skipped, 0, work.StartedAt, TimeSpan.Zero))],
            Message = "a unit test failed",
            Diagnostics = [.. results.Select(result => result.Diagnostic).OfType<Diagnostic>()],
        };
    }

    static NodeResult CheckAlone(BuildStep step, NodeWork work)
    {
        if (step.Checks[0].Kind == NodeKind.UnitTest)
            return Lone(new UnitTestRunner(work).Run(step.Checks[0]), step, work);
        work.Transaction.Begin();
        var check = new CheckRunner(work).Run(step.Checks[0]);
        var passed = check.Status == NodeStatus.Pass ? new PublishRecording(work).WritePassed(work.Rendering(check.Check), check) : null;
        if (check.Status == NodeStatus.Error)
            work.Transaction.Rollback();
        else
            work.Transaction.Commit();
        if (passed is not null)
            work.Warehouse.Published(passed);
        return Lone(check, step, work);
    }

    static NodeResult Lone(CheckResult check, BuildStep step, NodeWork work) => work.Result(step.Id, null, check.Status) with
    {
        Checks = [check],
        Diagnostics = check.Diagnostic is { } found ? [found] : [],
        Sql = check.Sql,
    };
}
