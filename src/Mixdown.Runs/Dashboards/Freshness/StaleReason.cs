namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>Why rows are older than they should be.</summary>
/// <param name="Sentence">For people.</param>
/// <param name="RunId">The run that says so; null where none does.</param>
sealed record StaleReason(string Sentence, string? RunId);
