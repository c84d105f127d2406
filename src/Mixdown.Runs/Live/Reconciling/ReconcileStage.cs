using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Live;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Streams.Live;

namespace Mixdown.Runs.Live.Reconciling;

/// <summary>The part of a run that compares live tables with batch: a check for each, with a history.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
sealed class ReconcileStage(RunScope scope, RunHost host)
{
    /// <summary>Compares live tables with what the facts in the warehouse say.</summary>
    public async Task<RunStatus> RunAsync(IReadOnlyList<LiveTwin> twins, CancellationToken cancel)
    {
        using var running = await StreamClient.FindAsync(scope.Folders, cancel);
        using var session = scope.Target.Warehouse.Engine.OpenSession();
        var status = RunStatus.Success;
        foreach (var twin in twins)
            status = status.Worse(await CheckAsync(twin, running, session, cancel));
        return status;
    }

    async Task<RunStatus> CheckAsync(LiveTwin twin, StreamClient? running, IEngineSession session, CancellationToken cancel)
    {
        var began = host.Clock.GetTimestamp();
        var source = twin.Source(scope.Project);
        if (new BatchVersions(session).Of(twin.Fact, source.UniqueId, cancel) is not { } version)
            throw new MixdownException(twin.NotBuilt);
        using var lab = new ReconcileLab(scope, host, twin.Definition);
        await lab.ShowEventsAsync(new TableName(source.Relation.Schema, source.Relation.Identifier), version, cancel);
        var isRunning = await TakeLiveAsync(lab, twin.Definition, running, cancel);
        var comparison = Compare(lab, twin, session, cancel);
        scope.Events.Send(at => new LiveReconciled(at, twin.Name, comparison) { IsRunning = isRunning, Fact = twin.FactName });
        var status = comparison.Differences == 0 ? RunStatus.Success : RunStatus.Error;
        Tell(twin, comparison, status, host.Clock.GetElapsedTime(began));
        return status;
    }

    /// <summary>From the process that runs the stream, else made anew.</summary>
    async Task<bool> TakeLiveAsync(ReconcileLab lab, LiveDefinition definition, StreamClient? running, CancellationToken cancel)
    {
        Directory.CreateDirectory(scope.Folders.Scratch);
        var file = Path.Combine(scope.Folders.Scratch, $"live-{host.NewId():N}.parquet");
        try
        {
            if (running is not null && await running.SaveAsync($"/v1/live/{Uri.EscapeDataString(definition.Name)}.parquet", file, cancel))
            {
                lab.TakeLive(file, cancel);
                return true;
            }
        }
        finally
        {
            File.Delete(file);
        }
        lab.RebuildLive(cancel);
        return false;
    }

    Comparison Compare(ReconcileLab lab, LiveTwin twin, IEngineSession session, CancellationToken cancel)
    {
        if (lab.CompleteThen(cancel) is not { } until || lab.FirstWindow(cancel) is not { } first)
            return new Comparison(null, null, 0, 0);
        var file = Path.Combine(scope.Folders.Scratch, $"batch-{host.NewId():N}.parquet");
        try
        {
            scope.Target.Kind.Export(session, $"select * from (\n{twin.Sql}\n) as batch where window_start >= {first}", QueryFormat.Parquet, file, cancel);
            lab.TakeBatch(file, cancel);
        }
        finally
        {
            File.Delete(file);
        }
        var comparer = new LiveComparer(lab.Session, [.. twin.Definition.By.Select(by => by.Name)], Metrics(twin.Definition, lab.BatchTypes(cancel)));
        return comparer.Compare(until, ReconcileLab.Unread, cancel);
    }

    static IReadOnlyList<ComparedMetric> Metrics(LiveDefinition definition, IReadOnlyDictionary<string, string> types) =>
        [.. definition.Metrics.Select(metric => new ComparedMetric(metric.Name, types[metric.Name] is "DOUBLE" or "FLOAT" ? AgreementRule.LastDigits : AgreementRule.Exact))];

    void Tell(LiveTwin twin, Comparison comparison, RunStatus status, TimeSpan took)
    {
        var id = $"reconcile.{scope.Project.Name}.{twin.Name}";
        var word = status == RunStatus.Success ? "pass" : "fail";
        scope.Events.Send(at => new CheckFinished(at, id, $"reconcile {twin.Name}", word, comparison.DifferingWindows, MessageOf(twin, comparison), took)
        {
            Node = new RunNode(id, twin.Name, "reconcile", "reconcile", twin.Definition.At.File, new RelationName(null, "live", twin.Name)),
        });
    }

    static string MessageOf(LiveTwin twin, Comparison comparison) => comparison.Differences == 0
        ? ""
        : $"{comparison.DifferingWindows} of {comparison.Windows} windows differ from {twin.FactName}, first of all {First(comparison.Shown[0])}";

    static string First(WindowDifference found) =>
        $"{found.Window:u} {found.Dimensions}: {found.Metric} is {found.Live ?? "NULL"} live and {found.Batch ?? "NULL"} in batch ({found.Cause})";
}
