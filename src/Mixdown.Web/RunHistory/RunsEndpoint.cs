using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.History;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;

namespace Mixdown.Web.RunHistory;

/// <summary><c>GET /api/runs</c> and below: what ran, what runs, and one run in full.</summary>
/// <param name="served">The project.</param>
sealed class RunsEndpoint(ServedProject served) : AppEndpoints
{
    RunBook Book => new(served.History);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(RunPage), typeof(RunDetail), typeof(RunChanges), typeof(NodeInRun)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", ListAsync);
        routes.MapGet("/api/runs/{id}", WriteAsync);
        routes.MapGet("/api/runs/{id}/node", WriteNodeAsync);
        routes.MapGet("/api/runs/{id}/log", WriteLogAsync);
        routes.MapGet("/api/runs/{id}/events", FollowAsync);
    }

    Task ListAsync(HttpContext context)
    {
        var (filter, refusal) = RunFilterReader.Read(context.Request.Query);
        return refusal is not null ? refusal.WriteAsync(context) : AppJson.WriteAsync(context, Book.List(filter!, context.RequestAborted) with { Waiting = Waiting() });
    }

    IReadOnlyList<WaitingRun> Waiting() =>
        [.. served.Runs.Going.Where(run => run.Behind is not null).Select(run => new WaitingRun(run.Command, run.AskedAt, run.Behind!))];

    Task WriteAsync(HttpContext context)
    {
        var id = IdOf(context);
        return Book.Find(id, context.RequestAborted) is { } run ? AppJson.WriteAsync(context, run) : RunRefusals.NoRun(id).WriteAsync(context);
    }

    Task WriteNodeAsync(HttpContext context)
    {
        var id = IdOf(context);
        return Book.FindNode(id, context.Request.Query["node"].ToString(), context.RequestAborted) is { } node
            ? AppJson.WriteAsync(context, node)
            : RunRefusals.NoRun(id).WriteAsync(context);
    }

    /// <summary>The log as a text file.</summary>
    async Task WriteLogAsync(HttpContext context)
    {
        var id = IdOf(context);
        if (Book.Find(id, context.RequestAborted) is not { } run)
        {
            await RunRefusals.NoRun(id).WriteAsync(context);
            return;
        }
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"run-{run.Summary.Id}.log\"";
        var text = new StringBuilder();
        foreach (var line in run.Log)
            text.Append(line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)).Append(' ').Append(line.Level.PadRight(5)).Append(' ').Append(line.Text).Append('\n');
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    /// <summary>Server-sent events of a run under way: <c>changes</c> until it is over. Of a run that is over, none.</summary>
    async Task FollowAsync(HttpContext context)
    {
        var id = IdOf(context);
        var known = long.TryParse(context.Request.Headers["Last-Event-ID"], out var last) ? last
            : long.TryParse(context.Request.Query["after"], out var after) ? after : 0;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.StartAsync(context.RequestAborted);
        await foreach (var changes in Book.FollowAsync(id, known, served.Clock, context.RequestAborted))
            await ServerEvents.WriteAsync(context, "changes", changes.Revision, changes);
        await ServerEvents.WriteAsync(context, "over", known, new { });
    }

    static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
