using Mixdown.Runs.Live.Reconciling;

namespace Mixdown.Runs.Events.Live;

/// <summary>A live table was compared with batch.</summary>
/// <param name="At">When.</param>
/// <param name="Live">The live table.</param>
/// <param name="Comparison">What was found.</param>
public sealed record LiveReconciled(DateTimeOffset At, string Live, Comparison Comparison) : RunEvent(At)
{
    /// <summary>The model whose metrics are batch.</summary>
    public required string Fact { get; init; }

    /// <summary>Whether the live values came from a running stream; else they were made anew out of the events in the lake.</summary>
    public required bool IsRunning { get; init; }
}
