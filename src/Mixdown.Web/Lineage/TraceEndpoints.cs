using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Tracing;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Hosting;

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
    private protected override RefusalBoundary Refusals => NodeRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Find(routes, "/api/trace", TileAsync, NoTile);
        Find(routes, "/api/trace/table", TableAsync, NoTable);
    }

    Task<Trace?> TileAsync(HttpContext context) => tracing.TileAsync(
        DashboardQuery.Of(Asked(context, "dashboard"), context.Request.Query), Asked(context, "tile"), context.RequestAborted);

    Task<Trace?> TableAsync(HttpContext context)
    {
        var keys = context.Request.Query.Where(pair => pair.Key.StartsWith(Key, StringComparison.Ordinal)).Select(pair => KeyValuePair.Create(pair.Key[Key.Length..], $"{pair.Value}")).ToList();
        return tracing.TableAsync(Asked(context, "node"), keys, Asked(context, "column"), context.RequestAborted);
    }

    static Diagnostic NoTile(HttpContext context) => new(
        "MX5097", $"There is no tile '{Asked(context, "tile")}' on a dashboard '{Asked(context, "dashboard")}'", Hint: "A tile's menu leads to its trail.");

    static Diagnostic NoTable(HttpContext context) => new("MX5095", $"The project has no table '{Asked(context, "node")}'", Hint: "GET /api/catalog lists all.");
}
