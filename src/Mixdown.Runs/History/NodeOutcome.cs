namespace Mixdown.Runs.History;

/// <summary>How a node ended in one of several runs.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">When the run began.</param>
/// <param name="Status">dbt's word.</param>
/// <param name="Seconds">Its own time.</param>
/// <param name="Rows">Rows changed; of a check, rows that break the rule. Null where that is not known.</param>
public sealed record NodeOutcome(string Run, DateTimeOffset At, string Status, double Seconds, long? Rows);
