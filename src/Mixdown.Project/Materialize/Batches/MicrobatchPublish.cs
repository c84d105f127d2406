using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Checks;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Batches;

/// <summary>Builds a microbatch model: each batch is a transaction of its own, so that one that fails leaves the others in
/// place. The model's checks see all batches, and so run behind the last commit.</summary>
/// <param name="work">The step.</param>
/// <param name="node">The model.</param>
sealed class MicrobatchPublish(NodeWork work, ProjectNode node)
{
    readonly Materialization _materialization = new(work, node);
    readonly List<TimeWindow> _done = [];
    readonly List<TimeWindow> _failed = [];
    readonly List<Diagnostic> _diagnostics = [];

    ProjectRequest Request => work.Warehouse.Compiler.Project.Request;

    /// <summary>Builds the batches one after another, then runs the checks.</summary>
    public NodeResult Run(IReadOnlyList<ProjectNode> checks)
    {
        var (batches, fromNothing) = Plan();
        Rendering? rendering = null;
        for (var i = 0; i < batches.Count && !CannotGoOn(fromNothing); i++)
            rendering = TryBuild(batches, i, fromNothing && i == 0) ?? rendering;
        _failed.AddRange(batches.Skip(_done.Count + _failed.Count).Select(batch => batch.Time));
        if (_failed.Count > 0)
            return Result(_done.Count > 0 ? NodeStatus.PartialSuccess : NodeStatus.Error, []);
        Record(rendering!);
        var runner = new CheckRunner(work);
        CheckResult[] results = [.. checks.Select(runner.Run)];
        _diagnostics.AddRange(results.Select(check => check.Diagnostic).OfType<Diagnostic>());
        return Result(results.Any(check => check.Status is NodeStatus.Fail or NodeStatus.Error) ? NodeStatus.Fail : NodeStatus.Success, results);
    }

    (IReadOnlyList<Batch> Batches, bool FromNothing) Plan()
    {
        var options = BatchOptions.Of(node);
        var isThere = work.Transaction.Relations.Find(node.Relation.Schema, node.Relation.Identifier) == "table";
        if (isThere && work.Publish.Batches.TryGetValue(node.UniqueId, out var again))
            return ([.. again.Select(time => Batch.Of(time, options.Size == BatchSize.Hour))], false);
        var fromNothing = !isThere || node.Config.Truth("full_refresh", Request.FullRefresh);
        return (BatchPlan.Of(node, options, fromNothing, Request), fromNothing);
    }

    /// <summary>Without its first batch there is no table that the others could go to.</summary>
    bool CannotGoOn(bool fromNothing) => fromNothing && _failed.Count > 0 && _done.Count == 0;

    /// <summary>Builds and commits one batch; null when it failed and was undone.</summary>
    Rendering? TryBuild(IReadOnlyList<Batch> batches, int index, bool fromNothing)
    {
        var batch = batches[index];
        try
        {
            var rendering = Build(batch, isFirst: index == 0, isLast: index == batches.Count - 1, fromNothing);
            _done.Add(batch.Time);
            _diagnostics.AddRange(rendering.Warnings);
            return rendering;
        }
        catch (MixdownException error)
        {
            // The boundary of a batch: what is wrong with it does not stop the others.
            work.Transaction.Rollback();
            _failed.Add(batch.Time);
            _diagnostics.AddRange(error.Diagnostics.Select(wrong => OfBatch(work.Place(wrong, node), batch)));
            return null;
        }
    }

    Rendering Build(Batch batch, bool isFirst, bool isLast, bool fromNothing)
    {
        var rendering = _materialization.Begin(work.Compile(node, batch, AsBatch), batch);
        AsBatch(rendering);
        if (!isFirst)
            rendering.Set("pre_hooks", HookList.Of(null));
        if (!isLast)
            rendering.Set("post_hooks", HookList.Of(null));
        if (isFirst)
            _materialization.RunHooks(rendering, "pre_hook");
        work.Transaction.Begin();
        _materialization.Run(rendering);
        work.Transaction.Commit();
        if (isLast)
            _materialization.RunHooks(rendering, "post_hook");
        return rendering;

        // Behind the first batch the table is there, whatever was asked for.
        void AsBatch(Rendering it)
        {
            if (fromNothing)
                return;
            it.Set("is_incremental", new JinjaFunction("is_incremental()", _ => true));
            it.Set("should_full_refresh", new JinjaFunction("should_full_refresh()", _ => false));
        }
    }

    void Record(Rendering rendering)
    {
        work.Transaction.Begin();
        var publish = new PublishRecording(work).Write(rendering, node, []);
        work.Transaction.Commit();
        work.Warehouse.Published(publish);
    }

    NodeResult Result(NodeStatus status, IReadOnlyList<CheckResult> checks)
    {
        var result = work.Result(node.UniqueId, node, status);
        return result with
        {
            Checks = checks,
            Batches = new BatchResults([.. _done.Order(ByStart)], [.. _failed.Order(ByStart)]),
            Message = Message(status),
            Diagnostics = [.. result.Diagnostics, .. _diagnostics],
        };
    }

    string Message(NodeStatus status) => status switch
    {
        NodeStatus.Error => "ERROR",
        NodeStatus.PartialSuccess => $"PARTIAL SUCCESS ({_done.Count}/{_done.Count + _failed.Count})",
        _ => "SUCCESS",
    };

    static Diagnostic OfBatch(Diagnostic wrong, Batch batch) => wrong with { Message = $"batch {batch.Id}: {wrong.Message}" };

    static Comparer<TimeWindow> ByStart { get; } = Comparer<TimeWindow>.Create((one, other) => one.Start.CompareTo(other.Start));
}
