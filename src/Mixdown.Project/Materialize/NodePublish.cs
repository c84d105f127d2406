using Mixdown.Data.Diagnostics;
using Mixdown.Project.Checks;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>The order in which a node is built and made visible.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The node.</param>
sealed class NodePublish(NodeWork work, ProjectNode node)
{
    readonly Materialization _materialization = new(work, node);

    /// <summary>Begin, build, check, record, commit. A check that fails undoes the build, unless the run publishes first.</summary>
    public NodeResult Run(IReadOnlyList<ProjectNode> checks)
    {
        var rendering = _materialization.Begin(work.Compile(node, null), null);
        _materialization.RunHooks(rendering, "pre_hook");
        work.Transaction.Begin();
        _materialization.Run(rendering);
        var results = work.Publish.ChecksFirst ? Check(checks) : [];
        if (results.Exists(result => result.Status is NodeStatus.Fail or NodeStatus.Error))
            return KeptOld(results, rendering);
        var publish = new PublishRecording(work).Write(rendering, node, results);
        work.Transaction.Commit();
        work.Warehouse.Published(publish);
        _materialization.RunHooks(rendering, "post_hook");
        return Published(work.Publish.ChecksFirst ? results : Check(checks), rendering);
    }

    List<CheckResult> Check(IReadOnlyList<ProjectNode> checks) => new CheckRunner(work).Run(checks);

    NodeResult Published(IReadOnlyList<CheckResult> checks, Rendering rendering)
    {
        var response = rendering.Results.GetValueOrDefault("main")?.Response as ResponseValue;
        var failed = checks.Any(check => check.Status is NodeStatus.Fail or NodeStatus.Error);
        var result = work.Result(node.UniqueId, node, failed ? NodeStatus.Fail : NodeStatus.Success);
        return result with
        {
            IsPublished = true,
            Checks = checks,
            Message = response?.Message ?? "OK",
            Code = response?.Code,
            Rows = response?.Rows ?? -1,
            Diagnostics = [.. result.Diagnostics, .. rendering.Warnings, .. Found(checks)],
        };
    }

    NodeResult KeptOld(IReadOnlyList<CheckResult> checks, Rendering rendering)
    {
        var failures = new FailureKeeper(work);
        failures.Keep(checks);
        work.Transaction.Rollback();
        failures.Store();
        var failed = checks.Count(check => check.Status is NodeStatus.Fail or NodeStatus.Error);
        var result = work.Result(node.UniqueId, node, NodeStatus.Fail);
        return result with
        {
            Checks = checks,
            Message = $"not published: {failed} of {Counted.Of(checks.Count, "check")} failed; what was there before is kept",
            Diagnostics = [.. result.Diagnostics, .. rendering.Warnings, .. Found(checks)],
        };
    }

    static IEnumerable<Diagnostic> Found(IEnumerable<CheckResult> checks) => checks.Select(check => check.Diagnostic).OfType<Diagnostic>();
}
