using Microsoft.AspNetCore.Http;
using Mixdown.Runs.Dashboards;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Dashboards;

/// <summary>How addresses of dashboards say no.</summary>
static class DashboardRefusals
{
    /// <summary>What is wrong with an address or a draft is said; what stands behind it is not the request's.</summary>
    public static readonly RefusalBoundary Boundary = new(problem => AskFaults.Of(problem.Diagnostics[0]) switch
    {
        AskFault.Unknown => StatusCodes.Status404NotFound,
        AskFault.Wrong => StatusCodes.Status400BadRequest,
        AskFault.TooLong => StatusCodes.Status504GatewayTimeout,
        AskFault.Conflict => StatusCodes.Status409Conflict,
        AskFault.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => null,
    });
}
