using Microsoft.AspNetCore.Http;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary>Ends the events of an open page when its link is no longer good: it has expired, or its key or its dashboard is gone. The last
/// event says so.</summary>
/// <param name="gate">Lets links in.</param>
/// <param name="clock">The time.</param>
sealed class EmbedEnd(EmbedGate gate, TimeProvider clock)
{
    /// <summary>How long a page may go on after its link has ended. A link is looked at in some microseconds.</summary>
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Tells a page what happens as long as its link is good.</summary>
    /// <param name="context">The request, with the token.</param>
    /// <param name="tell">Tells, until it is cancelled.</param>
    public async Task TellAsync(HttpContext context, Func<CancellationToken, Task> tell)
    {
        var token = context.Request.Headers[LinkTokens.Header].ToString();
        using var ended = new CancellationTokenSource();
        await using var look = clock.CreateTimer(_ => EndWhen(token, ended), null, Every, Every);
        await tell(ended.Token);
        if (ended.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
            await context.Response.WriteAsync($"event: ended\ndata: {{\"status\":{EmbedRefusals.Of(gate.Open(token))?.Status ?? StatusCodes.Status410Gone}}}\n\n", context.RequestAborted);
    }

    void EndWhen(string token, CancellationTokenSource ended)
    {
        if (gate.Open(token) is not EmbedVerdict.Granted && !ended.IsCancellationRequested)
            ended.Cancel();
    }
}
