using Microsoft.AspNetCore.Http;
using Mixdown.Runs.Dashboards;

namespace Mixdown.Web.Dashboards;

/// <summary>What a page asks, as its address says it.</summary>
static class DashboardQuery
{
    const string Tile = "tile";

    /// <summary>The question of a request under <c>/api/dashboards/ID/</c>.</summary>
    public static DashboardAsk Of(HttpContext context) => Of((string)context.Request.RouteValues["id"]!, context.Request.Query);

    /// <summary>The question about a dashboard that a query string asks.</summary>
    public static DashboardAsk Of(string dashboard, IQueryCollection query) => new(dashboard, Chosen(query)) { Tiles = Tiles(query) };

    /// <summary>What a viewer chose.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Chosen(IQueryCollection query) =>
        [.. query.Where(pair => pair.Key != Tile).Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.OfType<string>()]))];

    /// <summary>The tiles that are meant; empty for all.</summary>
    public static IReadOnlyList<string> Tiles(IQueryCollection query) => [.. query[Tile].OfType<string>()];
}
