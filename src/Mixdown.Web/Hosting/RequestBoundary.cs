using System.Net;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>What every request goes through first: the name it came under, whether the server still serves, and the place where
/// what was thrown becomes an answer.</summary>
/// <param name="options">Where the server listens.</param>
/// <param name="endpoints">What it answers at.</param>
/// <param name="stopping">Says that no request is taken any more.</param>
sealed class RequestBoundary(WebOptions options, IReadOnlyList<WebEndpoints> endpoints, CancellationToken stopping)
{
    static readonly Refusal Stopping = new(
        StatusCodes.Status503ServiceUnavailable, new Diagnostic("MX5004", "The server is stopping", Hint: "Send the request again in a moment."))
    {
        RetryAfter = TimeSpan.FromSeconds(5),
        Headers = [("Connection", "close")],
    };

    /// <summary>Lets a request through to <paramref name="next"/>, or answers it.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.Set(context.Response.Headers);
        if (RefusalOf(context) is { } refusal)
            await refusal.WriteAsync(context);
        else
            await AnswerAsync(context, next);
    }

    Refusal? RefusalOf(HttpContext context)
    {
        if (stopping.IsCancellationRequested)
            return Stopping;
        var name = context.Request.Host.Host;
        // A local socket has no address, and no browser reaches it.
        return context.Connection.LocalIpAddress is null || IsOurs(name) || endpoints.Any(group => group.IsCalled(name, context.Request.Path))
            ? LinkTokens.RefusalOf(context.Request) ?? OwnOrigin.RefusalOf(context.Request)
            : new Refusal(StatusCodes.Status421MisdirectedRequest, new Diagnostic(
                "MX5003", $"This server is not called '{name}'", Hint: "Ask for it as localhost, or let it have the name with 'hosts'."));
    }

    bool IsOurs(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(name.Trim('[', ']'), out _)
        || options.Hosts.Contains(name, StringComparer.OrdinalIgnoreCase);

    async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, HasStarted: false, ContentLength: null, ContentType: null })
                await Nothing(context).WriteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();   // nobody listens
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await new Refusal(bad.StatusCode, new Diagnostic("MX5006", bad.Message)).WriteAsync(context);
        }
        catch (MixdownException problem) when (!context.Response.HasStarted)
        {
            options.Report(problem.Diagnostics[0]);
            await Failed(problem).WriteAsync(context);
        }
        catch (Exception unforeseen) when (!context.Response.HasStarted)
        {
            options.Report(new Diagnostic("MX5007", $"{context.Request.Method} {context.Request.Path} failed: {unforeseen}"));
            await new Refusal(StatusCodes.Status500InternalServerError, new Diagnostic("MX5007", "The request failed for a reason of ours")).WriteAsync(context);
        }
    }

    static Refusal Nothing(HttpContext context) => new(context.Response.StatusCode, new Diagnostic(
        "MX5005", $"There is no {context.Request.Method} {context.Request.Path}",
        Hint: context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? null : "Events go to POST /v1/events/TOPIC."));

    // The code alone: a message may name files and tables, which are not for everybody.
    static Refusal Failed(MixdownException problem) => new(
        problem.IsTransient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        new Diagnostic(problem.Diagnostics[0].Code, "The request failed", Hint: "The server's own output says why."))
    {
        RetryAfter = problem.IsTransient ? TimeSpan.FromSeconds(5) : null,
    };
}
