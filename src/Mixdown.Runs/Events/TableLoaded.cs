namespace Mixdown.Runs.Events;

/// <summary>A table's load is committed, or there was nothing new for it.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Counts">Its rows; read = loaded + rejected + duplicate.</param>
/// <param name="Took">From its first byte to its commit.</param>
public sealed record TableLoaded(DateTimeOffset At, string Load, string Table, LoadCounts Counts, TimeSpan Took) : RunEvent(At)
{
    /// <summary>Source files read.</summary>
    public int Files { get; init; }

    /// <summary>The table's Delta version after the run; null when there is no table.</summary>
    public long? Version { get; init; }

    /// <summary>Whether all went well; what did not is told as <see cref="Noted"/>.</summary>
    public bool Succeeded { get; init; } = true;
}
