using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.LineageMaps;
using Mixdown.Runs.LineageMaps.Columns;
using Mixdown.Runs.LineageMaps.Impacts;
using Mixdown.Web.App;
using Mixdown.Web.Catalog;

namespace Mixdown.Web.Lineage;

/// <summary>What reads what: <c>GET /api/lineage?select=</c> the map of tables, <c>/api/lineage/column?node=&amp;column=</c> the path of a
/// column, <c>/api/lineage/impact?node=&amp;column=</c> what breaks without it.</summary>
/// <param name="maps">Answers.</param>
sealed class LineageEndpoints(ProjectMaps maps) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(LineageMap), typeof(ColumnPath), typeof(ColumnImpact)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/lineage", MapAsync);
        Map(routes, "/api/lineage/column", maps.ColumnAsync);
        Map(routes, "/api/lineage/impact", maps.ImpactAsync);
    }

    static void Map<T>(IEndpointRouteBuilder routes, string pattern, Func<string, string, CancellationToken, Task<T?>> answer)
        where T : class => routes.MapGet(pattern, context => AnswerAsync(context, answer));

    static Task AnswerAsync<T>(HttpContext context, Func<string, string, CancellationToken, Task<T?>> answer)
        where T : class
    {
        var (node, column) = (Asked(context, "node"), Asked(context, "column"));
        return NodeRefusals.AnswerAsync(context, () => answer(node, column, context.RequestAborted), () => NoColumn(node, column));
    }

    Task MapAsync(HttpContext context) => NodeRefusals.AnswerAsync(
        context, () => Task.FromResult<LineageMap?>(maps.Map(Asked(context, "select"), context.RequestAborted)), () => throw new UnreachableException());

    static Diagnostic NoColumn(string node, string column) =>
        new("MX5096", $"'{node}' has no column '{column}', or its columns are not known", Hint: "The catalog's page of the table lists its columns.");

    static string Asked(HttpContext context, string key) => $"{context.Request.Query[key]}";
}
