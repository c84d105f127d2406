using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Web.App;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Exports;

/// <summary><c>GET /api/dashboards/ID/export.html</c>: the dashboard as one interactive file, under what the page's address says.</summary>
/// <param name="exporter">Makes it.</param>
sealed class ExportEndpoint(DashboardExporter exporter) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(ExportedDashboard)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => DashboardRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) => Answer(routes, "/api/dashboards/{id}/export.html", WriteAsync);

    async Task WriteAsync(HttpContext context)
    {
        using var file = new MemoryStream();
        var made = await exporter.WriteAsync(Asked(context), new ExportLook(ExportFormat.Html), file, context.RequestAborted);
        var response = context.Response;
        response.ContentType = made.ContentType;
        response.ContentLength = file.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{made.Name}\"";
        file.Position = 0;
        await file.CopyToAsync(response.Body, context.RequestAborted);
    }

    static ExportRequest Asked(HttpContext context)
    {
        var query = context.Request.Query;
        return new ExportRequest(Named(context, "id"))
        {
            Filters = Pairs(query, "f."),
            Parameters = Pairs(query, "p."),
            Clicked = [.. query.Where(pair => pair.Key.StartsWith("m.", StringComparison.Ordinal) || pair.Key.StartsWith("d.", StringComparison.Ordinal)).Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[.. pair.Value.OfType<string>()]))],
            Choices = [.. query["choices"].OfType<string>()],
            Tile = query["tile"].OfType<string>().FirstOrDefault(),
            Zone = query["tz"].OfType<string>().FirstOrDefault() ?? "UTC",
        };
    }

    static IReadOnlyList<KeyValuePair<string, string>> Pairs(IQueryCollection query, string start) =>
    [
        .. query.Where(pair => pair.Key.StartsWith(start, StringComparison.Ordinal))
            .SelectMany(pair => pair.Value.OfType<string>().Select(value => KeyValuePair.Create(pair.Key[start.Length..], value))),
    ];
}
