using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Asking;

/// <summary>Waits until a run began, or has to wait for its turn.</summary>
sealed class BeginListener : IRunListener
{
    readonly TaskCompletionSource<RunBegun> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when it is known which of the two.</summary>
    public Task<RunBegun> Task => _begun.Task;

    /// <summary>The id that the run will have; to be said before it can wait.</summary>
    public string RunId { get; set; } = "";

    /// <summary>Says that it has to wait.</summary>
    /// <param name="behind">The command of the run that is under way.</param>
    public void Wait(string behind) => _begun.TrySetResult(new RunBegun(RunId, behind));

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is RunStarted started)
            _begun.TrySetResult(new RunBegun(started.RunId, null));
    }
}
