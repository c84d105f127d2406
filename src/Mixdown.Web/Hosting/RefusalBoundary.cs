using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>The boundary of a group of addresses: what is wrong with a request is said in full to the one who asked. What is no fault of
/// the request's goes on to the server's own boundary.</summary>
/// <param name="statusOf">The status that says no; null: it is not the request's fault.</param>
sealed class RefusalBoundary(Func<MixdownException, int?> statusOf)
{
    /// <summary>Who is told that a server is full comes again after this.</summary>
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    /// <summary>Says nothing of what is wrong.</summary>
    public static RefusalBoundary Silent { get; } = new(_ => null);

    /// <summary>Whether the file and line of what is wrong are said before it.</summary>
    public bool NamesPlaces { get; init; }

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="answer">What answers it.</param>
    public async Task AnswerAsync(HttpContext context, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (MixdownException problem) when (!context.Response.HasStarted && statusOf(problem) is { } status)
        {
            var wait = status == StatusCodes.Status503ServiceUnavailable ? Wait : default(TimeSpan?);
            await new Refusal(status, Said(problem.Diagnostics[0])) { RetryAfter = wait }.WriteAsync(context);
        }
    }

    Diagnostic Said(Diagnostic problem) => NamesPlaces && problem.At is { } at ? problem with { Message = $"{at}: {problem.Message}" } : problem;
}
