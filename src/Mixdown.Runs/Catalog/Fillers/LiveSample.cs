namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>The newest rows of a live table.</summary>
/// <param name="Rows">The newest window first; values of personal columns are hidden.</param>
/// <param name="StandsIn">Why they are not live, in a sentence; null: they are.</param>
public sealed record LiveSample(CatalogRows Rows, string? StandsIn);
