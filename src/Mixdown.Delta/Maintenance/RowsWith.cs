namespace Mixdown.Delta.Maintenance;

/// <summary>The rows that have one of some texts in a column.</summary>
/// <param name="Column">A text column.</param>
/// <param name="Values">The texts.</param>
public sealed record RowsWith(string Column, IReadOnlySet<string> Values);
