namespace Mixdown.Runs.Catalog;

/// <summary>All that a project has.</summary>
/// <param name="Nodes">In the order of the graph: each behind what it reads.</param>
public sealed record CatalogList(IReadOnlyList<CatalogNode> Nodes);
