namespace Mixdown.Runs.Catalog;

/// <summary>Something that is named beside another thing.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Kind">As in <see cref="CatalogNode.Kind"/>.</param>
/// <param name="Name">Its name.</param>
public sealed record CatalogLink(string Id, string Kind, string Name);
