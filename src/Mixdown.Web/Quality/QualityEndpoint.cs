using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Quality;

/// <summary><c>GET /api/quality</c> and below: checks and how they ended, failing rows, volumes.</summary>
/// <param name="served">The project.</param>
sealed class QualityEndpoint(ServedProject served) : AppEndpoints
{
    readonly QualityBook _book = new(served);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(QualityOverview), typeof(CheckDetail), typeof(FailingRows), typeof(VolumeSeries)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quality", context => AppJson.WriteAsync(context, _book.Overview(context.RequestAborted)));
        routes.MapGet("/api/quality/volumes", context => AppJson.WriteAsync(context, _book.Volumes(context.RequestAborted)));
        routes.MapGet("/api/quality/checks/{id}", WriteAsync);
        routes.MapGet("/api/quality/checks/{id}/rows", WriteRowsAsync);
    }

    Task WriteAsync(HttpContext context)
    {
        var id = IdOf(context);
        return _book.Find(id, context.RequestAborted) is { } check ? AppJson.WriteAsync(context, check) : NoCheck(id).WriteAsync(context);
    }

    async Task WriteRowsAsync(HttpContext context)
    {
        var id = IdOf(context);
        try
        {
            if (await _book.RowsAsync(id, context.RequestAborted) is { } rows)
                await AppJson.WriteAsync(context, rows);
            else
                await NoCheck(id).WriteAsync(context);
        }
        catch (MixdownException problem)
        {
            // What the engine says of the check's own SQL is what its author has to see.
            await new Refusal(StatusCodes.Status422UnprocessableEntity, problem.Diagnostics[0]).WriteAsync(context);
        }
    }

    static string IdOf(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    static Refusal NoCheck(string id) => new(
        StatusCodes.Status404NotFound, new Diagnostic("MX5093", $"There is no check '{id}', or it never ran", Hint: "GET /api/quality lists them."));
}
