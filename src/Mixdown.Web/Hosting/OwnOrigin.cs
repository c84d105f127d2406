using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Hosting;

/// <summary>Refuses what a page of somebody else would have the app do (threat T8): a browser says where a request comes from, and lets
/// other pages send no JSON unless it was asked whether they may.</summary>
static class OwnOrigin
{
    /// <summary>Why a request is not taken; null: it is.</summary>
    public static Refusal? RefusalOf(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || IsRead(request.Method))
            return null;
        if (!request.HasJsonContentType())
            return Refuse("MX5060", "Requests that do something have a body of JSON", "Send 'Content-Type: application/json'.");
        return IsForeign(request)
            ? Refuse("MX5061", "Requests that do something are taken from this app's own pages only", "Open the app at the address that it is served at.")
            : null;
    }

    static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    /// <summary>Whether a browser says that a page of somebody else asks.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none"))
            return true;
        return request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOurs(origin, request.Host);
    }

    // Without the scheme: a proxy that speaks TLS to the browser speaks none to us.
    static bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase);

    static Refusal Refuse(string code, string message, string hint) => new(StatusCodes.Status403Forbidden, new Diagnostic(code, message, Hint: hint));
}
