namespace Mixdown.Project.Graph;

/// <summary>How old the newest row of a source may be.</summary>
/// <param name="WarnAfter">An age that warns; null for none.</param>
/// <param name="ErrorAfter">An age that fails; null for none.</param>
/// <param name="Filter">A condition in SQL on the rows that count; null for all rows.</param>
public sealed record FreshnessRule(FreshnessPeriod? WarnAfter, FreshnessPeriod? ErrorAfter, string? Filter);
