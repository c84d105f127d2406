namespace Mixdown.Runs.Catalog;

/// <summary>Who answers for something.</summary>
/// <param name="Name">A person or a team.</param>
/// <param name="Email">Where to write; null: nobody said.</param>
public sealed record CatalogOwner(string Name, string? Email);
