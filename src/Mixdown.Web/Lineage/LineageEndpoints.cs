using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.LineageMaps;
using Mixdown.Runs.LineageMaps.Columns;
using Mixdown.Runs.LineageMaps.Impacts;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Lineage;

/// <summary>What reads what: <c>GET /api/lineage?select=</c> the map of tables, <c>/api/lineage/column?node=&amp;column=</c> the path of a
/// column, <c>/api/lineage/impact?node=&amp;column=</c> what breaks without it.</summary>
/// <param name="maps">Answers.</param>
sealed class LineageEndpoints(ProjectMaps maps) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(LineageMap), typeof(ColumnPath), typeof(ColumnImpact)];

    /// <inheritdoc/>
    private protected override RefusalBoundary Refusals => NodeRefusals.Boundary;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/lineage", context => Task.FromResult(maps.Map(Asked(context, "select"), context.RequestAborted)));
        Map(routes, "/api/lineage/column", maps.ColumnAsync);
        Map(routes, "/api/lineage/impact", maps.ImpactAsync);
    }

    void Map<T>(IEndpointRouteBuilder routes, string pattern, Func<string, string, CancellationToken, Task<T?>> answer)
        where T : class =>
        Find(routes, pattern, context => answer(Asked(context, "node"), Asked(context, "column"), context.RequestAborted), NoColumn);

    static Diagnostic NoColumn(HttpContext context) => new(
        "MX5096", $"'{Asked(context, "node")}' has no column '{Asked(context, "column")}', or its columns are not known", Hint: "The catalog's page of the table lists its columns.");
}
