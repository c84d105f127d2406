namespace Mixdown.Project.Materialize.Profiles;

/// <summary>A step of a histogram.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends: of the last step its end belongs to it.</param>
/// <param name="Count">Rows of those that were looked at.</param>
public sealed record HistogramBar(double From, double To, long Count);
