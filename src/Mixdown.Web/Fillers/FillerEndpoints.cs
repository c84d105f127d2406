using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Catalog.Fillers;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Fillers;

/// <summary>What brings rows, and what is kept of them while they come: <c>GET /api/catalog/{load,stream,live}?node=ID</c>, and the newest
/// rows of a live table, <c>/api/catalog/live/sample?node=ID</c>.</summary>
/// <param name="fillers">Answers.</param>
sealed class FillerEndpoints(ProjectFillers fillers) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(CatalogLoad), typeof(CatalogStream), typeof(CatalogLive), typeof(LiveSample)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => NodeRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Find(routes, "/api/catalog/load", context => fillers.LoadAsync(Asked(context, "node"), context.RequestAborted), Missing);
        Find(routes, "/api/catalog/stream", context => fillers.StreamAsync(Asked(context, "node"), context.RequestAborted), Missing);
        Find(routes, "/api/catalog/live", context => Task.FromResult(fillers.Live(Asked(context, "node"))), Missing);
        Find(routes, "/api/catalog/live/sample", context => fillers.SampleAsync(Asked(context, "node"), context.RequestAborted), Missing);
    }

    Diagnostic Missing(HttpContext context) => NodeRefusals.NoNode(Asked(context, "node"), fillers.Ids);
}
