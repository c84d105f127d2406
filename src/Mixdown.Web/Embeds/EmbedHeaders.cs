using Microsoft.AspNetCore.Http;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Embeds;

/// <summary>What answers to links tell a browser beside what all answers do.</summary>
static class EmbedHeaders
{
    /// <summary>Nobody on the way keeps an answer, and no address of a link goes on to where a page leads.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.CacheControl = "private, no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    /// <summary>As well, who may frame the page: these origins, or nobody.</summary>
    public static void SetFrames(IHeaderDictionary headers, IReadOnlyList<string> origins)
    {
        Set(headers);
        if (origins.Count == 0)
            return;
        headers.ContentSecurityPolicy = SecurityHeaders.PolicyFramedBy(string.Join(' ', origins));
        headers.Remove("X-Frame-Options");   // it has no word for some origins, and older browsers take it before the policy
    }
}
