using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Hosting;
using Mixdown.Web.Live;

namespace Mixdown.Web.Events;

/// <summary><c>GET /api/events</c>: what changes while a page is open, as server-sent events. <c>dashboard=ID</c> with what the viewer
/// chose says which tiles show other rows, <c>run=ID</c> asks for each step of a run.</summary>
/// <param name="hub">Hears what changes.</param>
/// <param name="options">What bounds the streams.</param>
/// <param name="clock">The time.</param>
sealed class EventsEndpoint(PageHub hub, LiveFeedOptions options, TimeProvider clock) : AppEndpoints
{
    int _pages;

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies =>
    [
        typeof(PageEvent.FilesRead), typeof(PageEvent.Redefined), typeof(PageEvent.Published), typeof(PageEvent.RunTold), typeof(PageEvent.Answered),
    ];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/api/events", ListenAsync);

    async Task ListenAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _pages) > options.MaxClients)
        {
            Interlocked.Decrement(ref _pages);
            await new Refusal(StatusCodes.Status503ServiceUnavailable, Full()) { RetryAfter = TimeSpan.FromSeconds(5) }.WriteAsync(context);
            return;
        }
        try
        {
            await TellAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The page is gone, or the server ends.
        }
        finally
        {
            Interlocked.Decrement(ref _pages);
        }
    }

    async Task TellAsync(HttpContext context)
    {
        using var watch = hub.Watch(AskOf(context.Request.Query), context.Request.Headers["Last-Event-ID"].FirstOrDefault());
        // Streams that went on would hold up the end of the server.
        var ending = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        using var output = new PatientWriter(context.Response.BodyWriter, options.WriteTimeout, clock, context.Abort);
        EventFrames.Begin(context);
        await new PageStream(watch, output, options, clock).RunAsync(end.Token);
    }

    static PageAsk AskOf(IQueryCollection query) => new()
    {
        Dashboard = query["dashboard"].FirstOrDefault() is { } dashboard ? DashboardQuery.Of(dashboard, query) : null,
        Run = query["run"].FirstOrDefault(),
    };

    Diagnostic Full() => new("MX5080", $"{options.MaxClients} pages are open already", Hint: "Close some, or come back later.");
}
