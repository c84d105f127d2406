using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Live;

namespace Mixdown.Web.Events;

/// <summary><c>GET /api/events</c>: what changes while a page is open, as server-sent events. <c>dashboard=ID</c> with what the viewer
/// chose says which tiles show other rows, <c>run=ID</c> asks for each step of a run.</summary>
/// <param name="hub">Hears what changes.</param>
/// <param name="options">What bounds the streams.</param>
/// <param name="clock">The time.</param>
sealed class EventsEndpoint(PageHub hub, LiveFeedOptions options, TimeProvider clock) : AppEndpoints
{
    readonly OpenPages _pages = new(hub, options, clock);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies =>
    [
        typeof(PageEvent.FilesRead), typeof(PageEvent.Redefined), typeof(PageEvent.Published), typeof(PageEvent.RunTold), typeof(PageEvent.Answered),
    ];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/api/events", ListenAsync);

    Task ListenAsync(HttpContext context) => _pages.ListenAsync(context, AskOf(context.Request.Query), CancellationToken.None);

    static PageAsk AskOf(IQueryCollection query) => new()
    {
        Dashboard = query["dashboard"].FirstOrDefault() is { } dashboard ? DashboardQuery.Of(dashboard, query) : null,
        Run = query["run"].FirstOrDefault(),
    };
}
