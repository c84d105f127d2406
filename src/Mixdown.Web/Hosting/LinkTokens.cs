using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>The token of a link to an embedded dashboard, as requests of its page carry it. It is good for the addresses of embeds and
/// for nothing else: who comes with it to another one is refused, whatever else would let them in.</summary>
static class LinkTokens
{
    /// <summary>The header that a page sends it in: no address but the page's own has it, so that no log of a proxy does.</summary>
    public const string Header = "Mixdown-Embed";

    /// <summary>Everything that an embed needs lies below it.</summary>
    public const string Prefix = "/embed";

    static readonly Refusal Elsewhere = new(StatusCodes.Status403Forbidden, new Diagnostic(
        "MX5109", "A link to a dashboard is good for that dashboard alone", Hint: $"Ask below {Prefix}/, or without the link's token."));

    /// <summary>Why a request is not taken; null: it is.</summary>
    public static Refusal? RefusalOf(HttpRequest request) =>
        !request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal) && (request.Headers.ContainsKey(Header) || IsWrittenBelow(request)) ? Elsewhere : null;

    /// <summary>Whether an address that leads elsewhere is written as one of embeds, <c>/embed/../api</c>: a proxy that compares letters
    /// alone lets it through.</summary>
    static bool IsWrittenBelow(HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.TrimStart('/').StartsWith("embed/", StringComparison.OrdinalIgnoreCase);
}
