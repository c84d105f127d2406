using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.App;

/// <summary>Takes the body of a request that does something: JSON, and from a page of our own, so that no page of another site can
/// have the browser of a person here do it.</summary>
static class AppBody
{
    /// <summary>Bytes of a body at most. Default 1 MiB: forms and files of dashboards are some kB.</summary>
    const int MostBytes = 1 << 20;

    const string FetchSite = "Sec-Fetch-Site";

    /// <summary>As the answers are written; what a body leaves out or has as null where it must not be is its fault, not ours.</summary>
    static readonly JsonSerializerOptions Strict = new(AppJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Whether a request whose body says nothing may do what it asks; answered when not.</summary>
    public static async Task<bool> AcceptsAsync(HttpContext context)
    {
        if (RefusalOf(context.Request) is not { } refusal)
            return true;
        await refusal.WriteAsync(context);
        return false;
    }

    /// <summary>The body; null when the request is refused, which is answered then.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!await AcceptsAsync(context))
            return null;
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Strict, context.RequestAborted)
                ?? throw new JsonException("The body is null");
        }
        catch (JsonException wrong)
        {
            // The boundary of a request: what a client writes may be anything.
            await Bad($"The body cannot be read: {wrong.Message}").WriteAsync(context);
            return null;
        }
    }

    static Refusal? RefusalOf(HttpRequest request)
    {
        if (!IsFromOurPages(request))
            return new Refusal(StatusCodes.Status403Forbidden, new Diagnostic("MX5091", "The request comes from a page of another site", Hint: "Use the app's own pages, or a program that sends no Origin."));
        if (!request.HasJsonContentType())
            return new Refusal(StatusCodes.Status415UnsupportedMediaType, new Diagnostic("MX5091", "The body is not sent as JSON", Hint: "Send 'Content-Type: application/json'."));
        return request.ContentLength is > MostBytes
            ? new Refusal(StatusCodes.Status413PayloadTooLarge, new Diagnostic("MX5092", $"The body has more than {MostBytes} bytes"))
            : null;
    }

    /// <summary>Browsers say where a request comes from in one of two headers, and no page can change them; what is no browser says
    /// nothing.</summary>
    static bool IsFromOurPages(HttpRequest request)
    {
        if (request.Headers[FetchSite].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    static Refusal Bad(string message) => new(StatusCodes.Status400BadRequest, new Diagnostic("MX5092", message));
}
