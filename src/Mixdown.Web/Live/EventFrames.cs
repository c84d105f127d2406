using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Mixdown.Web.Live;

/// <summary>What all streams of server-sent events have in common.</summary>
static class EventFrames
{
    /// <summary>The first thing that is sent: when to come back after a lost connection.</summary>
    public static readonly ReadOnlyMemory<byte> Greeting = "retry: 1000\n\n"u8.ToArray();

    /// <summary>A comment that says that the stream is still there.</summary>
    public static readonly ReadOnlyMemory<byte> Heartbeat = ": still here\n\n"u8.ToArray();

    /// <summary>Begins the answer: nobody on its way may hold it back.</summary>
    public static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        // nginx holds back what it passes on unless it is told not to.
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
