namespace Mixdown.Runs.Events;

/// <summary>Adds up how parts of a run ended.</summary>
public static class RunStatuses
{
    /// <summary>The worse of two: error, then cancelled, then warn, then success.</summary>
    public static RunStatus Worse(this RunStatus status, RunStatus other) => Rank(status) > Rank(other) ? status : other;

    static int Rank(RunStatus status) => status switch
    {
        RunStatus.Success => 0,
        RunStatus.Warn => 1,
        RunStatus.Cancelled => 2,
        _ => 3,
    };
}
