using Microsoft.AspNetCore.Http;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Queries;

namespace Mixdown.Web.Dashboards;

/// <summary>The rows of a tile as a file; the tile stands in the address.</summary>
static class TileFile
{
    /// <summary>Writes all of them.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">What is wrong with what was asked, or with the tile.</exception>
    public static async Task WriteAsync(HttpContext context, DashboardAnswers answers, DashboardAsk ask, QueryFormat format)
    {
        var (tile, file) = ((string)context.Request.RouteValues["tile"]!, Path.GetTempFileName());
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
