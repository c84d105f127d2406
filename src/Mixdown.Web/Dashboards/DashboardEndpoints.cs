using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;
using Mixdown.Runs.Queries;
using Mixdown.Web.App;

namespace Mixdown.Web.Dashboards;

/// <summary>Dashboards: what they are (<c>GET /api/dashboards/ID</c>), what filters can have, the answers of their tiles (a line of
/// JSON each, as soon as it is there), and the rows of a tile as a file.</summary>
/// <param name="answers">Answers them.</param>
sealed class DashboardEndpoints(DashboardAnswers answers) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(DashboardDefinition), typeof(FilterChoice), typeof(TileAnswer)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Map(routes, "/api/dashboards/{id}", DefineAsync);
        Map(routes, "/api/dashboards/{id}/data", AnswerAsync);
        Map(routes, "/api/dashboards/{id}/filters/{filter}", FindAsync);
        Map(routes, "/api/dashboards/{id}/tiles/{tile}.csv", context => ExportAsync(context, QueryFormat.Csv));
        Map(routes, "/api/dashboards/{id}/tiles/{tile}.parquet", context => ExportAsync(context, QueryFormat.Parquet));
    }

    static void Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task> answer) =>
        routes.MapGet(pattern, context => DashboardRefusals.AnswerAsync(context, () => answer(context)));

    async Task DefineAsync(HttpContext context) =>
        await AppJson.WriteAsync(context, await answers.DefineAsync(Named(context, "id"), context.RequestAborted));

    async Task FindAsync(HttpContext context) => await AppJson.WriteAsync(
        context, await answers.FindChoicesAsync(Named(context, "id"), Named(context, "filter"), $"{context.Request.Query["q"]}", context.RequestAborted));

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

    static string Named(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
