using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Changes;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Lakes.Publishing;
using Mixdown.Runs.Running.Steps;

namespace Mixdown.Runs.Running;

/// <summary>The part of a run that builds and checks.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
/// <param name="runId">The run.</param>
sealed class BuildStage(RunScope scope, RunHost host, RunRequest request, string runId)
{
    static readonly Diagnostic NothingLoaded = new(
        "MX4007", "Nothing is loaded yet, so the tables of the loads are not there", Hint: "Run 'mixdown load' first.", Severity: Severity.Warning);

    int Threads => request.Threads ?? scope.Project.Target.Threads;

    /// <summary>Builds what is selected.</summary>
    public async Task<RunStatus> RunAsync(BuildVerb verb, CancellationToken cancel)
    {
        var began = host.Clock.GetTimestamp();
        var project = scope.Project;
        var publishing = new LakePublishing(scope, host, Threads);
        var opened = scope.Target.Warehouse;
        var engine = opened.Engine;
        engine.BeginBuild();
        var views = new LakeViews(scope, host.Landed(scope.Project, opened.Lake), Threads);
        var lake = await views.ExposeAsync(engine, cancel);
        if (!views.HasTables && scope.Loads.Count > 0)
            scope.Events.Send(at => new Noted(at, NothingLoaded));
        using var session = engine.OpenSession();
        var compiler = new ModelCompiler(project);
        var warehouse = Warehouse.Read(compiler, session, cancel);
        var plan = BuildPlan.Create(project.Graph, scope.Selected, verb);
        var steps = new StepsToTake(Changed(plan, warehouse, lake, cancel), scope.Store.LastSeconds(cancel));
        warehouse.Prepare(steps.Steps.SelectMany(step => step.Relations), session, cancel);
        scope.Events.Send(at => new BuildStarted(at, steps.Nodes, steps.Checks, plan.Steps.Count - steps.Steps.Count)
        {
            Threads = Threads,
            Steps = steps.Planned(),
            Resources = project.Graph.InOrder.GroupBy(node => node.KindWord, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => kind.Count(), StringComparer.Ordinal),
        });

        var hooks = new ProjectHooks(warehouse);
        var artifacts = new RunArtifacts(project, host, runId, scope.Selected, verb);
        if (verb != BuildVerb.Clone)
            hooks.Start(session, cancel);
        var results = await BuildAsync(engine, warehouse, steps, lake, verb, cancel);
        if (verb != BuildVerb.Clone && !cancel.IsCancellationRequested)
            hooks.End(session, artifacts.Of(results), cancel);

        var published = verb is BuildVerb.Test or BuildVerb.Clone || cancel.IsCancellationRequested
            ? RunStatus.Success : await publishing.RunAsync(warehouse.Publishes, cancel);
        engine.EndBuild();
        artifacts.Write(request, results, host.Clock.GetElapsedTime(began));
        scope.Seen?.Take(warehouse, lake, results.Results);
        return cancel.IsCancellationRequested ? RunStatus.Cancelled : results.Status.Worse(published);
    }

    /// <summary>The steps to take: all, or with --changed those that have something to do.</summary>
    IReadOnlyList<BuildStep> Changed(
        BuildPlan plan, Warehouse warehouse, IReadOnlyDictionary<string, long> lake, CancellationToken cancel)
    {
        if (!request.Changed || request.FullRefresh)
            return plan.Steps;
        var failed = scope.Store.LastNodes(cancel).Values.Where(last => last.Status == "error").Select(last => last.Id).ToHashSet(StringComparer.Ordinal);
        return ChangePlan.Of(warehouse, lake, scope.Seen, failed, cancel).Changed(plan.Steps);
    }

    async Task<StepResults> BuildAsync(
        IEngine engine, Warehouse warehouse, StepsToTake steps, IReadOnlyDictionary<string, long> lake, BuildVerb verb, CancellationToken cancel)
    {
        var publish = new PublishContext(runId, host.Clock)
        {
            LakeVersions = lake,
            Engine = engine.Capabilities,
            Batches = request.Batches,
            ChecksFirst = verb == BuildVerb.Build && request.Publish == PublishMode.Checked,
            Clones = verb == BuildVerb.Clone,
            WarningsFail = request.Warnings.ChecksFail,
        };
        var builder = new NodeBuilder(warehouse, publish);
        var results = new StepResults(steps.Steps, scope.Events);
        await new StepPool(engine, () => host.Yields() ? Math.Max(1, Threads - 1) : Threads).RunAsync(
            steps.Schedule(),
            (id, own) => results.Take(builder.Build(results.Start(id), own, cancel)),
            results.Skip,
            request.FailFast,
            cancel);
        results.SkipRest(cancel.IsCancellationRequested ? "the run was stopped" : "Skipping due to fail_fast");
        return results;
    }
}
