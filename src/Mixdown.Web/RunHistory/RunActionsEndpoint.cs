using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.History;
using Mixdown.Runs.History.Asking;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;

namespace Mixdown.Web.RunHistory;

/// <summary><c>POST /api/runs</c>, <c>…/ID/cancel</c>, <c>…/ID/retry</c>: starts and stops runs.</summary>
/// <param name="served">The project.</param>
sealed class RunActionsEndpoint(ServedProject served) : AppEndpoints
{
    RunDesk Desk => new(served);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(RunAsked), typeof(RunBegun)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/runs", StartAsync);
        routes.MapPost("/api/runs/{id}/cancel", CancelAsync);
        routes.MapPost("/api/runs/{id}/retry", RetryAsync);
    }

    async Task StartAsync(HttpContext context)
    {
        if (await AppBody.ReadAsync<RunAsked>(context) is { } asked)
            await AnswerAsync(context, () => Desk.StartAsync(asked, context.RequestAborted));
    }

    async Task CancelAsync(HttpContext context)
    {
        if (!await AppBody.AcceptsAsync(context))
            return;
        var id = (string)context.Request.RouteValues["id"]!;
        if (Desk.Cancel(id))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await RunRefusals.NotUnderWay(id).WriteAsync(context);
    }

    async Task RetryAsync(HttpContext context)
    {
        if (!await AppBody.AcceptsAsync(context))
            return;
        var id = (string)context.Request.RouteValues["id"]!;
        if (new RunBook(served.History).Find(id, context.RequestAborted) is { } run)
            await AnswerAsync(context, () => Desk.RetryAsync(run, context.RequestAborted));
        else
            await RunRefusals.NoRun(id).WriteAsync(context);
    }

    /// <summary>What keeps a run from beginning is an answer, in the words of the command line.</summary>
    internal static async Task AnswerAsync(HttpContext context, Func<Task<RunBegun>> start)
    {
        try
        {
            await AppJson.WriteAsync(context, await start());
        }
        catch (MixdownException problem)
        {
            await RunRefusals.NotBegun(problem.Diagnostics[0]).WriteAsync(context);
        }
    }
}
