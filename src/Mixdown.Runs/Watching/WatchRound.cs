using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Changes;
using Mixdown.Runs.Events;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Watching;

/// <summary>Builds a project that is watched, each time in a run of its own, and remembers what it has built. A target that it takes
/// stays in its hands in between: lock, run store and open warehouse. One that is lent goes back after each run.</summary>
/// <param name="request">What was asked for at first.</param>
/// <param name="verb">What is done with the nodes.</param>
sealed class WatchRound(RunRequest request, BuildVerb verb) : IDisposable
{
    HeldTarget? _target;
    (TargetFolders Folders, ITargetWarehouse Kind)? _of;
    SeenNodes _seen = new();

    /// <summary>Whether a target is in its hands.</summary>
    public bool Holds => _target is not null;

    /// <summary>Builds what a request says.</summary>
    /// <param name="host">What the run gets from its process.</param>
    /// <param name="asked">The request.</param>
    /// <param name="began">When the round began, as a timestamp of the host's clock.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The project or the selection has errors, or another process owns the target: there was no run.</exception>
    public async Task<RunStatus> RunAsync(RunHost host, RunRequest asked, long began, CancellationToken cancel)
    {
        var runId = host.NewId().ToString();
        var project = ProjectReader.Read(host.ProjectRequest(asked, runId), cancel);
        var target = await TargetAsync(host, project, cancel);
        try
        {
            var scope = new RunScope(project, target, host, asked.Warnings) { Seen = _seen };
            return await new RunStory(host, asked, runId, began).TellAsync(
                scope, selects: true, () => new BuildStage(scope, host, asked, runId).RunAsync(verb, cancel), cancel);
        }
        finally
        {
            if (target.IsLent)
                GiveBack();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => GiveBack();

    /// <summary>The target that the project means now.</summary>
    async Task<HeldTarget> TargetAsync(RunHost host, MixdownProject project, CancellationToken cancel)
    {
        if (_target?.Serves(project) == true)
            return _target;
        GiveBack();
        _target = await host.Targets.TakeAsync(project, request, host, cancel);
        if (_of is { } before && before != (_target.Folders, _target.Kind))
            _seen = new SeenNodes();
        _of = (_target.Folders, _target.Kind);
        return _target;
    }

    void GiveBack()
    {
        _target?.Dispose();
        _target = null;
    }
}
