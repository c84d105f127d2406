using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Search;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Catalog;

/// <summary>What a project has: <c>GET /api/catalog</c> the list, <c>/api/catalog/{table,sql,sample,profile,versions}?node=ID</c> one of
/// it, <c>/api/search?q=</c> words of it.</summary>
/// <param name="catalog">Answers.</param>
sealed class CatalogEndpoints(ProjectCatalog catalog) : AppEndpoints
{
    /// <summary>Hits of a search: what a palette shows without scrolling far.</summary>
    const int MostHits = 50;

    /// <summary>Letters of a query: nobody types more, and each word costs.</summary>
    const int MostLetters = 200;

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies =>
        [typeof(CatalogList), typeof(CatalogTable), typeof(CatalogSql), typeof(CatalogRows), typeof(CatalogProfile), typeof(TableVersions), typeof(SearchAnswer)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => NodeRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/catalog", context => catalog.ListAsync(context.RequestAborted));
        Map(routes, "/api/catalog/table", catalog.FindAsync);
        Map(routes, "/api/catalog/sql", (node, cancel) => Task.FromResult(catalog.Sql(node, cancel)));
        Map(routes, "/api/catalog/sample", catalog.SampleAsync);
        Map(routes, "/api/catalog/profile", catalog.ProfileAsync);
        Map(routes, "/api/catalog/versions", catalog.VersionsAsync);
        routes.MapGet("/api/search", SearchAsync);
    }

    void Map<T>(IEndpointRouteBuilder routes, string pattern, Func<string, CancellationToken, Task<T?>> answer)
        where T : class =>
        Find(routes, pattern, context => answer(Asked(context, "node"), context.RequestAborted), context => NodeRefusals.NoNode(Asked(context, "node"), catalog.Ids));

    Task SearchAsync(HttpContext context)
    {
        var query = Asked(context, "q");
        return AppJson.WriteAsync(context, catalog.Search(query.Length > MostLetters ? query[..MostLetters] : query, MostHits));
    }
}
