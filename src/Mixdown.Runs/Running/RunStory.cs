using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;

namespace Mixdown.Runs.Running;

/// <summary>One run on a target that is held, from its first event to its last. The boundary at which what goes wrong becomes a part
/// of the run's story.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
/// <param name="runId">The run.</param>
/// <param name="began">When the command began, as a timestamp of the host's clock.</param>
sealed class RunStory(RunHost host, RunRequest request, string runId, long began)
{
    /// <summary>Tells the run.</summary>
    /// <param name="scope">What it holds.</param>
    /// <param name="selects">Whether it is about nodes that the request selects.</param>
    /// <param name="work">What is to be done.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The selection has errors, or a warning of the project counts as one: there was no run.</exception>
    public async Task<RunStatus> TellAsync(RunScope scope, bool selects, Func<Task<RunStatus>> work, CancellationToken cancel)
    {
        IReadOnlyList<Diagnostic> warnings = selects ? [.. scope.Project.Warnings, .. scope.Select(request)] : scope.Project.Warnings;
        Stop(warnings.Select(request.Warnings.Weigh));
        var target = scope.Project.Target;
        scope.Events.Send(at => new RunStarted(at, runId, request.Command, scope.Project.Name, target.Name, target.Type)
        {
            Arguments = RequestArguments.Given(request),
            StartedBy = request.StartedBy,
        });
        foreach (var warning in warnings)
            scope.Events.Send(at => new Noted(at, warning));
        var status = RunStatus.Error;
        try
        {
            status = await work();
            if (scope.Events.HasRaised)
                status = status.Worse(RunStatus.Error);
        }
        catch (MixdownException problem)
        {
            foreach (var diagnostic in problem.Diagnostics)
                scope.Events.Send(at => new Noted(at, diagnostic));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            status = RunStatus.Cancelled;
        }
        finally
        {
            scope.Events.Send(at => new RunFinished(at, status, host.Clock.GetElapsedTime(began)));
        }
        return status;
    }

    /// <summary>Warnings of the project that count as errors stop the run before it begins, as all errors of a project do.</summary>
    static void Stop(IEnumerable<Diagnostic?> weighed)
    {
        var errors = weighed.OfType<Diagnostic>().Where(found => found.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
            throw new MixdownException(errors);
    }
}
