using Mixdown.Project.Dashboards;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Catalog.Search;

/// <summary>All that a project has to find.</summary>
static class SearchTerms
{
    public static IEnumerable<SearchTerm> Of(CatalogEdition edition) => edition.Nodes.Shown.SelectMany(node => OfNode(edition, node)).Concat(
        edition.Fillers.All.Select(node => new SearchTerm(node.Id, node.Kind, node.Name) { Description = node.Description }));

    static IEnumerable<SearchTerm> OfNode(CatalogEdition edition, GraphNode node)
    {
        var link = edition.Nodes.Link(node);
        var parent = NodeSchema(node);
        yield return new SearchTerm(link.Id, link.Kind, link.Name) { Description = node.Description, Parent = parent };
        var described = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in Facts.NodeFacts.Described(node))
            described[column.Name] = column.Description;
        foreach (var column in edition.ColumnNames(node))
            yield return new SearchTerm(link.Id, "column", column) { Parent = link.Name, Part = column, Description = described.GetValueOrDefault(column, "") };
        foreach (var tile in edition.Nodes.DashboardOf(node)?.Tiles.Where(tile => tile.Kind != TileKind.Text) ?? [])
            yield return new SearchTerm(link.Id, "tile", tile.Title) { Parent = link.Name, Part = tile.Id, Description = tile.Description };
    }

    static string NodeSchema(GraphNode node) => Facts.NodeFacts.RelationOf(node)?.Schema ?? "";
}
