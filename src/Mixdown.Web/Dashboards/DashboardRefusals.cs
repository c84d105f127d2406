using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Dashboards;

/// <summary>The boundary of a request about a dashboard: what is wrong with its address is said to the one who asked.</summary>
static class DashboardRefusals
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What answers it.</param>
    public static async Task AnswerAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (MixdownException problem) when (!context.Response.HasStarted && StatusOf(problem.Diagnostics[0]) is { } status)
        {
            await new Refusal(status, problem.Diagnostics[0]).WriteAsync(context);
        }
    }

    static int? StatusOf(Diagnostic problem) => AskFaults.Of(problem) switch
    {
        AskFault.Unknown => StatusCodes.Status404NotFound,
        AskFault.Wrong => StatusCodes.Status400BadRequest,
        AskFault.TooLong => StatusCodes.Status504GatewayTimeout,
        AskFault.Conflict => StatusCodes.Status409Conflict,
        AskFault.Refused => StatusCodes.Status422UnprocessableEntity,
        _ => null,
    };
}
