namespace Mixdown.Runs.Catalog;

/// <summary>How old the newest row of a source may be.</summary>
/// <param name="WarnAfter">An age that warns, such as <c>12 hours</c>; null: none.</param>
/// <param name="ErrorAfter">An age that fails; null: none.</param>
public sealed record CatalogFreshness(string? WarnAfter, string? ErrorAfter);
