using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.History;
using Mixdown.Runs.History.Asking;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.RunHistory;

/// <summary><c>POST /api/runs</c>, <c>…/ID/cancel</c>, <c>…/ID/retry</c>: starts and stops runs.</summary>
/// <param name="served">The project.</param>
sealed class RunActionsEndpoint(ServedProject served) : AppEndpoints
{
    RunDesk Desk => new(served);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(RunAsked), typeof(RunBegun)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => RunRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Post<RunAsked, RunBegun>(routes, "/api/runs", (context, asked) => Desk.StartAsync(asked, context.RequestAborted));
        routes.MapPost("/api/runs/{id}/cancel", CancelAsync);
        routes.MapPost("/api/runs/{id}/retry", context => Refusals.AnswerAsync(context, () => RetryAsync(context)));
    }

    async Task CancelAsync(HttpContext context)
    {
        var id = Named(context, "id");
        if (Desk.Cancel(id))
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await RunRefusals.NotUnderWay(id).WriteAsync(context);
    }

    async Task RetryAsync(HttpContext context)
    {
        var id = Named(context, "id");
        if (new RunBook(served.History).Find(id, context.RequestAborted) is { } run)
            await AppJson.WriteAsync(context, await Desk.RetryAsync(run, context.RequestAborted));
        else
            await RunRefusals.NoRun(id).WriteAsync(context);
    }
}
