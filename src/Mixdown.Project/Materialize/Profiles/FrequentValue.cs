namespace Mixdown.Project.Materialize.Profiles;

/// <summary>A value and how often it occurs.</summary>
/// <param name="Value">As text.</param>
/// <param name="Count">Rows of those that were looked at.</param>
public sealed record FrequentValue(string Value, long Count);
