using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Search;
using Mixdown.Web.App;

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
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/catalog", async context => await AppJson.WriteAsync(context, await catalog.ListAsync(context.RequestAborted)));
        Map(routes, "/api/catalog/table", catalog.FindAsync);
        Map(routes, "/api/catalog/sql", (node, cancel) => Task.FromResult(catalog.Sql(node, cancel)));
        Map(routes, "/api/catalog/sample", catalog.SampleAsync);
        Map(routes, "/api/catalog/profile", catalog.ProfileAsync);
        Map(routes, "/api/catalog/versions", catalog.VersionsAsync);
        routes.MapGet("/api/search", SearchAsync);
    }

    void Map<T>(IEndpointRouteBuilder routes, string pattern, Func<string, CancellationToken, Task<T?>> answer)
        where T : class => routes.MapGet(pattern, context => AnswerAsync(context, answer));

    Task AnswerAsync<T>(HttpContext context, Func<string, CancellationToken, Task<T?>> answer)
        where T : class
    {
        var node = $"{context.Request.Query["node"]}";
        return NodeRefusals.AnswerAsync(context, () => answer(node, context.RequestAborted), () => NodeRefusals.NoNode(node, catalog.Ids));
    }

    Task SearchAsync(HttpContext context)
    {
        var query = $"{context.Request.Query["q"]}";
        return AppJson.WriteAsync(context, catalog.Search(query.Length > MostLetters ? query[..MostLetters] : query, MostHits));
    }
}
