using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Quality.Summary;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Quality;

/// <summary><c>GET /api/quality</c> and below: checks and how they ended, failing rows, volumes; <c>…/summary</c> has the numbers alone.</summary>
/// <param name="served">The project.</param>
/// <param name="quarantine">What lies in its quarantine.</param>
sealed class QualityEndpoint(ServedProject served, QuarantineBook quarantine) : AppEndpoints
{
    readonly QualityBook _book = new(served);
    readonly SummaryBook _summary = new(served, quarantine);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(QualitySummary), typeof(QualityOverview), typeof(CheckDetail), typeof(FailingRows), typeof(VolumeSeries)];

    // What the engine says of a check's own SQL is what its author has to see.
    private protected override RefusalBoundary Refusals { get; } = new(problem => problem.IsTransient ? null : StatusCodes.Status422UnprocessableEntity);

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quality", context => AppJson.WriteAsync(context, _book.Overview(context.RequestAborted)));
        Get(routes, "/api/quality/summary", context => _summary.ReadAsync(context.RequestAborted));
        routes.MapGet("/api/quality/volumes", context => AppJson.WriteAsync(context, _book.Volumes(context.RequestAborted)));
        Find(routes, "/api/quality/checks/{id}", context => Task.FromResult(_book.Find(Named(context, "id"), context.RequestAborted)), NoCheck);
        Find(routes, "/api/quality/checks/{id}/rows", context => _book.RowsAsync(Named(context, "id"), context.RequestAborted), NoCheck);
    }

    static Diagnostic NoCheck(HttpContext context) =>
        new("MX5093", $"There is no check '{Named(context, "id")}', or it never ran", Hint: "GET /api/quality lists them.");
}
