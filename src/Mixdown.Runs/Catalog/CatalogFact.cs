namespace Mixdown.Runs.Catalog;

/// <summary>A fact with a name.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Value">As text.</param>
public sealed record CatalogFact(string Name, string Value);
