using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.App;

/// <summary>Takes the body of a request that does something. That it is JSON, and from a page of our own, was found at the door
/// (<see cref="OwnOrigin"/>).</summary>
static class AppBody
{
    /// <summary>Bytes of a body at most. Default 1 MiB: forms and files of dashboards are some kB.</summary>
    const int MostBytes = 1 << 20;

    /// <summary>As the answers are written; what a body leaves out or has as null where it must not be is its fault, not ours.</summary>
    static readonly JsonSerializerOptions Strict = new(AppJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The body; null when the request is refused, which is answered then.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (context.Request.ContentLength is > MostBytes)
        {
            await new Refusal(StatusCodes.Status413PayloadTooLarge, new Diagnostic("MX5092", $"The body has more than {MostBytes} bytes")).WriteAsync(context);
            return null;
        }
        // One that does not say how long it is ends where it gets too long.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Strict, context.RequestAborted)
                ?? throw new JsonException("The body is null");
        }
        catch (JsonException wrong)
        {
            // The boundary of a request: what a client writes may be anything.
            await new Refusal(StatusCodes.Status400BadRequest, new Diagnostic("MX5092", $"The body cannot be read: {wrong.Message}")).WriteAsync(context);
            return null;
        }
    }
}
