namespace Mixdown.Runs.Catalog;

/// <summary>All that a project has.</summary>
/// <param name="Nodes">Loads and streams, then the graph, each behind what it reads, then live tables.</param>
public sealed record CatalogList(IReadOnlyList<CatalogNode> Nodes);
