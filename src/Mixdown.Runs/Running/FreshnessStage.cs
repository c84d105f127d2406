using Mixdown.Engines;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Checks.Freshness;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Running;

/// <summary>The part of a run that asks sources how new they are.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="runId">The run.</param>
sealed class FreshnessStage(RunScope scope, RunHost host, string runId)
{
    /// <summary>Asks the selected sources that have a rule, and writes <c>sources.json</c>.</summary>
    /// <param name="output">The file, absolute; null for the usual one.</param>
    /// <param name="cancel">Stops it; nothing is written then.</param>
    public async Task<RunStatus> RunAsync(string? output, CancellationToken cancel)
    {
        var began = host.Clock.GetTimestamp();
        var opened = scope.Target.Warehouse;
        var lake = new LakeViews(scope, host.Landed(scope.Project, opened.Lake), scope.Project.Target.Threads);
        await lake.ExposeAsync(opened.Engine, cancel);
        using var session = opened.Engine.OpenSession();
        var warehouse = Warehouse.Read(new ModelCompiler(scope.Project), session, cancel);
        var check = new FreshnessCheck(warehouse, host.Clock, lake.Commits);
        var sources = scope.Project.Manifest.Sources.Values.Where(source => source.Freshness is not null && scope.Selected.Contains(source.UniqueId));
        var results = new List<FreshnessResult>();
        foreach (var source in sources.OrderBy(source => source.UniqueId, StringComparer.Ordinal))
            results.Add(Asked(check, source, session, cancel));
        Write(output ?? Path.Combine(scope.Project.TargetPath, "sources.json"), results, host.Clock.GetElapsedTime(began));
        return results.Select(result => StatusOf(result.Status)).Aggregate(RunStatus.Success, RunStatuses.Worse);
    }

    FreshnessResult Asked(FreshnessCheck check, SourceTable source, IEngineSession session, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var result = check.Run(source, session, cancel);
        var name = $"freshness of {source.SourceName}.{source.Name}";
        scope.Events.Send(at => new CheckFinished(at, source.UniqueId, name, result.Status, 0, result.Diagnostic?.Message ?? "", result.Took)
        {
            Node = new RunNode(source.UniqueId, name, source.KindWord, source.KindWord, source.File, source.Relation),
            AttachedTo = source.UniqueId,
            StartedAt = result.StartedAt,
            NewestAt = result.MaxLoadedAt,
        });
        if (result.Diagnostic is { } wrong)
            scope.Events.Send(at => new Noted(at, wrong));
        return result;
    }

    void Write(string path, IReadOnlyList<FreshnessResult> results, TimeSpan took)
    {
        var metadata = new ArtifactMetadata(host.Clock.GetUtcNow(), runId, scope.Project.Name, scope.Project.Target.Type);
        ArtifactFile.Write(scope.Project, path, file => new SourcesWriter(metadata).Write(file, results, took));
    }

    static RunStatus StatusOf(string status) => status switch
    {
        "pass" => RunStatus.Success,
        "warn" => RunStatus.Warn,
        _ => RunStatus.Error,
    };
}
