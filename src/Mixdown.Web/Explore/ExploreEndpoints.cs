using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Exploring;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;

namespace Mixdown.Web.Explore;

/// <summary><c>/api/explore</c>: what facts have, what a tile shows that is in no file yet, and saving it into one.</summary>
/// <param name="explorer">Answers them.</param>
sealed class ExploreEndpoints(Explorer explorer) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(ExploreFact), typeof(TileAnswer), typeof(FilterDefinition), typeof(ExploreSave), typeof(ExplorePreview), typeof(ExploreSaved)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/explore", async context => await AppJson.WriteAsync(context, await explorer.FactsAsync(context.RequestAborted)));
        Get(routes, "/api/explore/data", AnswerAsync);
        Get(routes, "/api/explore/filter", FilterAsync);
        Post(routes, "/api/explore/preview", async (context, save) => await AppJson.WriteAsync(context, await explorer.PreviewAsync(save, context.RequestAborted)));
        Post(routes, "/api/explore/save", async (context, save) => await AppJson.WriteAsync(context, await explorer.SaveAsync(save, context.RequestAborted)));
    }

    static void Get(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task> answer) =>
        routes.MapGet(pattern, context => DashboardRefusals.AnswerAsync(context, () => answer(context)));

    static void Post(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, ExploreSave, Task> answer) => routes.MapPost(pattern, async context =>
    {
        if (await AppBody.ReadAsync<ExploreSave>(context) is { } save)
            await DashboardRefusals.AnswerAsync(context, () => answer(context, save));
    });

    async Task AnswerAsync(HttpContext context) => await AppJson.WriteAsync(
        context, await explorer.AnswerAsync(ExploreQuery.Of(context.Request.Query), ExploreQuery.ZoneOf(context.Request.Query), context.RequestAborted));

    async Task FilterAsync(HttpContext context)
    {
        var query = context.Request.Query;
        await AppJson.WriteAsync(context, await explorer.FilterAsync($"{query["fact"]}", $"{query["field"]}", $"{query["q"]}", context.RequestAborted));
    }
}
