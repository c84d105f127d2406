using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Dashboards;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Explore;

/// <summary>The boundary of a request about a draft: what is wrong with it is said to the one who asked.</summary>
static class ExploreRefusals
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What answers it.</param>
    public static async Task AnswerAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            await DashboardRefusals.AnswerAsync(context, answer);
        }
        catch (MixdownException problem) when (!context.Response.HasStarted && StatusOf(problem.Diagnostics[0].Code) is { } status)
        {
            await new Refusal(status, problem.Diagnostics[0]).WriteAsync(context);
        }
    }

    static int? StatusOf(string code) => code switch
    {
        "MX4160" => StatusCodes.Status404NotFound,
        "MX4161" or "MX4162" or "MX4163" => StatusCodes.Status400BadRequest,
        "MX4164" or "MX4166" => StatusCodes.Status409Conflict,
        "MX4165" or "MX4167" or "MX4168" => StatusCodes.Status422UnprocessableEntity,
        _ => null,
    };
}
