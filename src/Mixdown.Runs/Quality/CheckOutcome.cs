namespace Mixdown.Runs.Quality;

/// <summary>How a check ended in one run.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">When.</param>
/// <param name="Status">dbt's word: pass, warn, fail, error, skipped.</param>
/// <param name="Failures">Rows that broke the rule.</param>
/// <param name="Seconds">Its own time.</param>
public sealed record CheckOutcome(string Run, DateTimeOffset At, string Status, long Failures, double Seconds);
