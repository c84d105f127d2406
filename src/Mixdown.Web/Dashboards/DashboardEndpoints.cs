using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Queries;
using Mixdown.Web.App;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Dashboards;

/// <summary>Dashboards: what they are (<c>GET /api/dashboards/ID</c>), what filters can have, the answers of their tiles (a line of
/// JSON each, as soon as it is there), and the rows of a tile as a file.</summary>
/// <param name="answers">Answers them.</param>
sealed class DashboardEndpoints(DashboardAnswers answers) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(DashboardDefinition), typeof(FilterChoice), typeof(TileAnswer)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => DashboardRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/dashboards/{id}", context => answers.DefineAsync(Named(context, "id"), context.RequestAborted));
        Answer(routes, "/api/dashboards/{id}/data", AnswerAsync);
        Get(routes, "/api/dashboards/{id}/filters/{filter}", FindAsync);
        Answer(routes, "/api/dashboards/{id}/tiles/{tile}.csv", context => ExportAsync(context, QueryFormat.Csv));
        Answer(routes, "/api/dashboards/{id}/tiles/{tile}.parquet", context => ExportAsync(context, QueryFormat.Parquet));
    }

    Task<IReadOnlyList<FilterChoice>> FindAsync(HttpContext context) =>
        answers.FindChoicesAsync(Named(context, "id"), Named(context, "filter"), Asked(context, "q"), context.RequestAborted);

    async Task AnswerAsync(HttpContext context)
    {
        await using var answered = answers.AnswerAsync(DashboardQuery.Of(context), context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        // What is wrong with the address is known before the first answer: it is a refusal, and no line.
        var isThere = await answered.MoveNextAsync();
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.CacheControl = "no-store";
        for (; isThere; isThere = await answered.MoveNextAsync())
        {
            await JsonSerializer.SerializeAsync(context.Response.BodyWriter, answered.Current, AppJson.Options, context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
        }
    }

    async Task ExportAsync(HttpContext context, QueryFormat format)
    {
        var (ask, tile, file) = (DashboardQuery.Of(context), Named(context, "tile"), Path.GetTempFileName());
        try
        {
            await answers.ExportAsync(ask, tile, format, file, context.RequestAborted);
            var response = context.Response;
            response.ContentType = format == QueryFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet";
            response.Headers.CacheControl = "no-store";
            response.Headers.ContentDisposition = $"attachment; filename=\"{ask.Dashboard}-{tile}.{(format == QueryFormat.Csv ? "csv" : "parquet")}\"";
            await response.SendFileAsync(file, context.RequestAborted);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
