using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary>What is said to who comes with a link: enough to know what to do, and nothing of the house (threat T21).</summary>
static class EmbedRefusals
{
    /// <summary>Without a link, a page shows nothing.</summary>
    public static readonly Refusal Missing = Of(StatusCodes.Status401Unauthorized, "MX5105", "This address needs a link to a dashboard", $"Open the link; its page sends the token as '{LinkTokens.Header}'.");

    /// <summary>A page of another origin asks.</summary>
    public static readonly Refusal Foreign = Of(StatusCodes.Status403Forbidden, "MX5109", "Embedded dashboards ask for their data themselves", "Frame the link in place of asking for its data from another page.");

    static readonly Refusal Unknown = Of(StatusCodes.Status401Unauthorized, "MX5105", "This link is not valid", "Ask for a new one where you found it.");

    static readonly Refusal Expired = Of(StatusCodes.Status410Gone, "MX5106", "This link has expired", "Ask for a new one where you found it.");

    static readonly Refusal Forbidden = Of(StatusCodes.Status403Forbidden, "MX5107", "This link shows nothing any more", "What it leads to has changed or may not be shown. Ask for a new one where you found it.");

    static readonly Refusal Failed = Of(StatusCodes.Status422UnprocessableEntity, "MX5107", "This cannot be shown here", "Go back to the page of the link.");

    /// <summary>What is said of a link; null: it is good.</summary>
    public static Refusal? Of(EmbedVerdict verdict) => verdict switch
    {
        EmbedVerdict.Granted => null,
        EmbedVerdict.Expired => Expired,
        EmbedVerdict.Forbidden => Forbidden,
        _ => Unknown,
    };

    /// <summary>What is said of what was asked under a link that is good.</summary>
    public static Refusal Of(MixdownException problem) => AskFaults.Of(problem.Diagnostics[0]) switch
    {
        AskFault.Unknown => new Refusal(StatusCodes.Status404NotFound, problem.Diagnostics[0]),
        AskFault.Wrong => new Refusal(StatusCodes.Status400BadRequest, problem.Diagnostics[0]),
        AskFault.TooLong => Of(StatusCodes.Status504GatewayTimeout, "MX5107", "The answer took too long", "Try again in a moment."),
        _ => Failed,
    };

    /// <summary>Too many requests under one link.</summary>
    public static Refusal Busy(TimeSpan wait) =>
        Of(StatusCodes.Status429TooManyRequests, "MX5108", "This dashboard is asked for too often", "Try again in a moment.") with { RetryAfter = wait };

    static Refusal Of(int status, string code, string message, string hint) => new(status, new Diagnostic(code, message, Hint: hint));
}
