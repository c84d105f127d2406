using Microsoft.AspNetCore.Http;
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

    Task AnswerAsync(HttpContext context) => TileLines.WriteAsync(context, answers, DashboardQuery.Of(context));

    Task ExportAsync(HttpContext context, QueryFormat format) => TileFile.WriteAsync(context, answers, DashboardQuery.Of(context), format);
}
