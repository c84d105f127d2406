namespace Mixdown.Runs.Events;

/// <summary>A table's load is committed, or there was nothing new for it.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Counts">Its rows; read = loaded + rejected + duplicate.</param>
/// <param name="Took">From its first byte to its commit.</param>
public sealed record TableLoaded(DateTimeOffset At, string Load, string Table, LoadCounts Counts, TimeSpan Took) : RunEvent(At);
