using Mixdown.Streams.Running;

namespace Mixdown.Runs.Events.Streams;

/// <summary>How a stream stands: about once a second, and once at its end.</summary>
/// <param name="At">When.</param>
/// <param name="Figures">The figures.</param>
/// <param name="RecordsPerSecond">Since the last event of this stream.</param>
public sealed record StreamProgressed(DateTimeOffset At, StreamFigures Figures, double RecordsPerSecond) : RunEvent(At)
{
    /// <summary>Whether it is the last one.</summary>
    public bool IsDone { get; init; }
}
