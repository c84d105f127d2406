using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Serving;

namespace Mixdown.Web.App;

/// <summary><c>GET /api/project</c>: what every page's frame shows.</summary>
/// <param name="served">The project.</param>
sealed class ProjectEndpoint(ServedProject served) : AppEndpoints
{
    /// <inheritdoc/>
    internal override IReadOnlyList<Type> Bodies => [typeof(ProjectFacts)];

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/api/project", context => AppJson.WriteAsync(context, served.Facts));
}
