namespace Mixdown.Runs.Events;

/// <summary>How far the load of a table has come. Sent a few times a second at most.</summary>
/// <param name="At">When.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">Rows so far.</param>
/// <param name="Bytes">Bytes read so far.</param>
/// <param name="TotalBytes">Bytes to read in all; 0 when that is not known.</param>
public sealed record TableProgress(DateTimeOffset At, string Load, string Table, long Rows, long Bytes, long TotalBytes) : RunEvent(At)
{
    /// <summary>Rows that the source believes to have; null when it does not know.</summary>
    public long? TotalRows { get; init; }

    /// <summary>Whether all is read; the table appears with the others of its load.</summary>
    public bool IsDone { get; init; }
}
