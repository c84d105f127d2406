namespace Mixdown.Runs.State;

/// <summary>How a node or a check ended when it was last run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">dbt's word.</param>
/// <param name="RunId">The run.</param>
/// <param name="At">When that run began, or the check ended.</param>
sealed record LastResult(string Id, string Status, string RunId, DateTimeOffset At);
