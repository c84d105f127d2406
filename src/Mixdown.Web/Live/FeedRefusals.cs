using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Live;

/// <summary>The boundary of a request to the feed: what is wrong with it is said to the one who asked.</summary>
static class FeedRefusals
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
            var wait = status == StatusCodes.Status503ServiceUnavailable ? TimeSpan.FromSeconds(5) : default(TimeSpan?);
            await new Refusal(status, problem.Diagnostics[0]) { RetryAfter = wait }.WriteAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the streams have ended: there is nothing more to be said.
        }
    }

    static int? StatusOf(Diagnostic problem) => problem.Code switch
    {
        "MX5030" => StatusCodes.Status404NotFound,
        "MX5031" or "MX5032" => StatusCodes.Status400BadRequest,
        "MX5033" => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };
}
