using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards.Watching;
using Mixdown.Web.Hosting;
using Mixdown.Web.Live;

namespace Mixdown.Web.Events;

/// <summary>The pages that are open, each with its stream of server-sent events.</summary>
/// <param name="hub">Hears what changes.</param>
/// <param name="options">What bounds the streams.</param>
/// <param name="clock">The time.</param>
sealed class OpenPages(PageHub hub, LiveFeedOptions options, TimeProvider clock)
{
    int _pages;

    /// <summary>Tells one page what changes until it is gone, the server ends, or it is cancelled.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ask">What the page shows.</param>
    /// <param name="cancel">Ends the stream; the answer is open then for a last word.</param>
    public async Task ListenAsync(HttpContext context, PageAsk ask, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _pages) > options.MaxClients)
        {
            Interlocked.Decrement(ref _pages);
            await new Refusal(StatusCodes.Status503ServiceUnavailable, Full()) { RetryAfter = TimeSpan.FromSeconds(5) }.WriteAsync(context);
            return;
        }
        try
        {
            await TellAsync(context, ask, cancel);
        }
        catch (OperationCanceledException)
        {
            // The page is gone, or the server ends.
        }
        finally
        {
            Interlocked.Decrement(ref _pages);
        }
    }

    async Task TellAsync(HttpContext context, PageAsk ask, CancellationToken cancel)
    {
        // A browser names what it had when a stream broke off; a page that opens one in place of another has the address alone to do so.
        var last = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? context.Request.Query["after"].FirstOrDefault();
        using var watch = hub.Watch(ask, last);
        // Streams that went on would hold up the end of the server.
        var ending = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending, cancel);
        using var output = new PatientWriter(context.Response.BodyWriter, options.WriteTimeout, clock, context.Abort);
        EventFrames.Begin(context);
        await new PageStream(watch, output, options, clock).RunAsync(end.Token);
    }

    Diagnostic Full() => new("MX5080", $"{options.MaxClients} pages are open already", Hint: "Close some, or come back later.");
}
