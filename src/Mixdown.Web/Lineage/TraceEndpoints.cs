using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Tracing;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Dashboards;

namespace Mixdown.Web.Lineage;

/// <summary>From a value to its files: <c>GET /api/trace?dashboard=&amp;tile=&amp;…</c> with the page's own query and the value's members as
/// marks, <c>/api/trace/table?node=&amp;key.COLUMN=VALUE&amp;column=</c> of rows of a table.</summary>
/// <param name="tracing">Answers.</param>
sealed class TraceEndpoints(RowTracing tracing) : AppEndpoints
{
    const string Key = "key.";

    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(Trace)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/trace", TileAsync);
        routes.MapGet("/api/trace/table", TableAsync);
    }

    Task TileAsync(HttpContext context)
    {
        var (dashboard, tile) = (Asked(context, "dashboard"), Asked(context, "tile"));
        return NodeRefusals.AnswerAsync(
            context, () => tracing.TileAsync(DashboardQuery.Of(dashboard, context.Request.Query), tile, context.RequestAborted),
            () => new Diagnostic("MX5097", $"There is no tile '{tile}' on a dashboard '{dashboard}'", Hint: "A tile's menu leads to its trail."));
    }

    Task TableAsync(HttpContext context)
    {
        var node = Asked(context, "node");
        var keys = context.Request.Query.Where(pair => pair.Key.StartsWith(Key, StringComparison.Ordinal)).Select(pair => KeyValuePair.Create(pair.Key[Key.Length..], $"{pair.Value}")).ToList();
        return NodeRefusals.AnswerAsync(
            context, () => tracing.TableAsync(node, keys, Asked(context, "column"), context.RequestAborted),
            () => new Diagnostic("MX5095", $"The project has no table '{node}'", Hint: "GET /api/catalog lists all."));
    }

    static string Asked(HttpContext context, string key) => $"{context.Request.Query[key]}";
}
