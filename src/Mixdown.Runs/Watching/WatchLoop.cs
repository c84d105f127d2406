using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Watching;

/// <summary>Builds a selection, then waits for changes of the project's files and builds what they change, in a run of its own each
/// time. The target stays in its hands in between: lock, run store and open warehouse.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
/// <param name="verb">What is done with the nodes.</param>
sealed class WatchLoop(RunHost host, RunRequest request, BuildVerb verb) : IDisposable
{
    readonly RunEvents _events = new(host.Clock, host.Listeners) { Warnings = request.Warnings };
    readonly WatchRound _round = new(request, verb);

    /// <summary>Runs until it is cancelled.</summary>
    /// <exception cref="MixdownException">MX4001: another process owns the target.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var files = new ProjectFiles(host.ProjectRequest(request, runId: ""), host.Clock);
        try
        {
            var asked = request;
            for (var began = host.Clock.GetTimestamp(); !cancel.IsCancellationRequested; asked = request with { Changed = true, FullRefresh = false })
            {
                var status = await RoundAsync(asked, began, cancel);
                _events.Send(at => new RoundFinished(at, status, host.Clock.GetElapsedTime(began)));
                var changes = await files.ChangedAsync(cancel);
                began = host.Clock.GetTimestamp();
                _events.Send(at => new FilesChanged(at, changes));
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _round.Dispose();

    /// <summary>What is wrong with a project whose files could not be read.</summary>
    internal static Diagnostic Unreadable(Exception problem) => new(
        "MX4031", $"The project could not be read: {problem.GetBaseException().Message}", Hint: "It is read again as soon as one of its files is saved.");

    async Task<RunStatus> RoundAsync(RunRequest asked, long began, CancellationToken cancel)
    {
        try
        {
            return await _round.RunAsync(host, asked, began, cancel);
        }
        catch (MixdownException problem) when (_round.Holds || problem.Diagnostics[0].Code != "MX4001")
        {
            return Note(problem.Diagnostics);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or AggregateException { InnerException: IOException or UnauthorizedAccessException })
        {
            return Note([Unreadable(problem)]);
        }
    }

    RunStatus Note(IEnumerable<Diagnostic> problems)
    {
        foreach (var problem in problems)
            _events.Send(at => new Noted(at, problem));
        return RunStatus.Error;
    }
}
