using Microsoft.AspNetCore.Http;

namespace Mixdown.Web.Hosting;

/// <summary>What every answer tells a browser not to do with it (threats T9 and T24). An endpoint that means something else says so
/// itself afterwards.</summary>
static class SecurityHeaders
{
    // Nothing inline, nothing from elsewhere, and no text that becomes markup: Svelte makes its templates by the policy of its name,
    // and the default one (web/src/trusted.ts) lets elements be emptied. blob: is a chart that is made into a picture.
    const string ContentPolicy =
        "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        + "require-trusted-types-for 'script'; trusted-types svelte-trusted-html default; frame-ancestors ";

    /// <summary>The policy of a page that these may frame.</summary>
    /// <param name="ancestors">Origins with spaces between them, or <c>'none'</c>.</param>
    public static string PolicyFramedBy(string ancestors) => ContentPolicy + ancestors;

    /// <summary>Puts them on an answer that has not begun.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = PolicyFramedBy("'none'");
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    }
}
