using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.History.Asking;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Running.Loading;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;
using Mixdown.Web.RunHistory;

namespace Mixdown.Web.Quality;

/// <summary><c>/api/quality/quarantine</c>: rejected records, by reason; a POST has them read again or takes them out.</summary>
/// <param name="served">The project.</param>
/// <param name="book">What lies in its quarantine.</param>
sealed class QuarantineEndpoint(ServedProject served, QuarantineBook book) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(QuarantineInbox), typeof(QuarantineRecord), typeof(ReplayBody)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => RunRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quality/quarantine", async context => await AppJson.WriteAsync(context, await book.ReadAsync(context.RequestAborted)));
        routes.MapGet("/api/quality/quarantine/records", WriteRecordsAsync);
        Post<ReplayBody, RunBegun>(routes, "/api/quality/quarantine", ReplayAsync);
    }

    async Task WriteRecordsAsync(HttpContext context) => await AppJson.WriteAsync(
        context, await book.RecordsAsync(Asked(context, "source"), Asked(context, "table"), Asked(context, "code"), context.RequestAborted));

    Task<RunBegun> ReplayAsync(HttpContext context, ReplayBody body)
    {
        var asked = new ReplayAsked { Table = body.Table, File = body.File, Code = body.Code, Reason = body.Reason };
        return new RunDesk(served).ReplayAsync(body.Source, asked, context.RequestAborted);
    }
}
