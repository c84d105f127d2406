using Microsoft.AspNetCore.Http;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Live;

/// <summary>How the feed says no.</summary>
static class FeedRefusals
{
    /// <summary>What is wrong with a request to the feed is said.</summary>
    public static readonly RefusalBoundary Boundary = new(problem => problem.Diagnostics[0].Code switch
    {
        "MX5030" => StatusCodes.Status404NotFound,
        "MX5031" or "MX5032" => StatusCodes.Status400BadRequest,
        "MX5033" => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    });
}
