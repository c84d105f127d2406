using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.History.Asking;
using Mixdown.Runs.Quality;
using Mixdown.Runs.Running.Loading;
using Mixdown.Runs.Serving;
using Mixdown.Web.App;
using Mixdown.Web.RunHistory;

namespace Mixdown.Web.Quality;

/// <summary><c>/api/quality/quarantine</c>: rejected records, by reason; a POST has them read again or takes them out.</summary>
/// <param name="served">The project.</param>
sealed class QuarantineEndpoint(ServedProject served) : AppEndpoints
{
    readonly QuarantineBook _book = new(served);

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(QuarantineInbox), typeof(QuarantineRecord), typeof(ReplayBody)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quality/quarantine", async context => await AppJson.WriteAsync(context, await _book.ReadAsync(context.RequestAborted)));
        routes.MapGet("/api/quality/quarantine/records", WriteRecordsAsync);
        routes.MapPost("/api/quality/quarantine", ReplayAsync);
    }

    async Task WriteRecordsAsync(HttpContext context)
    {
        var query = context.Request.Query;
        await AppJson.WriteAsync(context, await _book.RecordsAsync(query["source"].ToString(), query["table"].ToString(), query["code"].ToString(), context.RequestAborted));
    }

    async Task ReplayAsync(HttpContext context)
    {
        if (await AppBody.ReadAsync<ReplayBody>(context) is not { } body)
            return;
        var asked = new ReplayAsked { Table = body.Table, File = body.File, Code = body.Code, Reason = body.Reason };
        await RunActionsEndpoint.AnswerAsync(context, () => new RunDesk(served).ReplayAsync(body.Source, asked, context.RequestAborted));
    }
}
