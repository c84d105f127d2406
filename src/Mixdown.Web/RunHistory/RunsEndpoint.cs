using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mixdown.Runs.History;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Serving.Runs;
using Mixdown.Web.App;

namespace Mixdown.Web.RunHistory;

/// <summary><c>GET /api/runs</c> and below: what ran, what runs, and one run in full.</summary>
/// <param name="served">The project.</param>
sealed class RunsEndpoint(ServedProject served) : AppEndpoints
{
    RunBook Book => new(served.History);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(RunPage), typeof(RunDetail), typeof(WaitingRun), typeof(RunChanges), typeof(NodeInRun)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/runs", ListAsync);
        routes.MapGet("/api/runs/{id}", WriteAsync);
        routes.MapGet("/api/runs/{id}/node", WriteNodeAsync);
        routes.MapGet("/api/runs/{id}/log", WriteLogAsync);
        routes.MapGet("/api/runs/{id}/changes", FollowAsync);
    }

    Task ListAsync(HttpContext context)
    {
        var (filter, refusal) = RunFilterReader.Read(context.Request.Query);
        return refusal is not null ? refusal.WriteAsync(context) : AppJson.WriteAsync(context, Book.List(filter!, context.RequestAborted) with { Waiting = Waiting() });
    }

    IReadOnlyList<WaitingRun> Waiting() => [.. served.Runs.Going.Where(run => run.Behind is not null).Select(Waiting)];

    static WaitingRun Waiting(GoingRun run) => new(run.Id, run.Command, run.AskedAt, run.Behind);

    /// <summary>A run; with 202 what is known of one that has not begun.</summary>
    Task WriteAsync(HttpContext context)
    {
        var id = IdOf(context);
        if (Book.Find(id, context.RequestAborted) is { } run)
            return AppJson.WriteAsync(context, run);
        if (served.Runs.Going.FirstOrDefault(going => going.Id == id) is not { } waits)
            return RunRefusals.NoRun(id).WriteAsync(context);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return AppJson.WriteAsync(context, Waiting(waits));
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
            text.Append(line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)).Append(' ').Append(line.Level.PadRight(5)).Append(' ').Append(line.Text).Append('\n');
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    /// <summary>What is new since <c>after=REVISION</c>, as soon as there is something; 204 when all is to be asked anew.</summary>
    async Task FollowAsync(HttpContext context)
    {
        // Questions that wait would hold up the end of the server.
        var ending = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        var after = long.TryParse(context.Request.Query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
        if (await Book.ChangesAsync(IdOf(context), after, served.Clock, end.Token) is { } changes)
            await AppJson.WriteAsync(context, changes);
        else
            context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;
}
