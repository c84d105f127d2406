namespace Mixdown.Project.Metrics;

/// <summary>A metric, or a measure, that a metric is made of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">What an expression calls it.</param>
/// <param name="HasFilter">Whether only some of its rows are meant.</param>
/// <param name="IsShifted">Whether another period is meant.</param>
sealed record MetricInput(string Name, string Alias, bool HasFilter, bool IsShifted);
