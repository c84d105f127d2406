namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>A value that a filter can have.</summary>
/// <param name="Value">The value as text.</param>
/// <param name="Rows">How many rows of the filter's table have it.</param>
public sealed record FilterChoice(string Value, long Rows);
