using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Dashboards.Exploring;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Explore;

/// <summary><c>/api/explore</c>: what facts have, what a tile shows that is in no file yet, and saving it into one.</summary>
/// <param name="explorer">Answers them.</param>
sealed class ExploreEndpoints(Explorer explorer) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(ExploreFact), typeof(TileAnswer), typeof(FilterDefinition), typeof(ExploreSave), typeof(ExplorePreview), typeof(ExploreSaved)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => DashboardRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/explore", context => explorer.FactsAsync(context.RequestAborted));
        Get(routes, "/api/explore/data", AnswerAsync);
        Get(routes, "/api/explore/filter", context => explorer.FilterAsync(Asked(context, "fact"), Asked(context, "field"), Asked(context, "q"), context.RequestAborted));
        Post<ExploreSave, ExplorePreview>(routes, "/api/explore/preview", (context, save) => explorer.PreviewAsync(save, context.RequestAborted));
        Post<ExploreSave, ExploreSaved>(routes, "/api/explore/save", (context, save) => explorer.SaveAsync(save, context.RequestAborted));
    }

    Task<TileAnswer> AnswerAsync(HttpContext context) =>
        explorer.AnswerAsync(ExploreQuery.Of(context.Request.Query), ExploreQuery.ZoneOf(context.Request.Query), context.RequestAborted);
}
