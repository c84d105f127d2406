namespace Mixdown.Ingest.Sources.Postgres.Plans;

/// <summary>A share of a table's rows that one connection reads at a time.</summary>
/// <param name="From">What stands behind FROM.</param>
/// <param name="Condition">Which of its rows; null for all.</param>
readonly record struct ReadUnit(string From, string? Condition = null);
