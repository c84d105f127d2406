namespace Mixdown.Project.Dashboards.Queries;

/// <summary>A period that is asked for, as the viewer's clock shows it.</summary>
/// <param name="From">In it; null: since ever.</param>
/// <param name="To">The first moment behind it; null: for ever.</param>
public sealed record AskedTime(DateTime? From, DateTime? To);
