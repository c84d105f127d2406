using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mixdown.Web.Hosting;

/// <summary><c>GET /v1/health</c>: 200 when everything behind the server works, else 503 with what does not.</summary>
sealed class HealthEndpoint(WebOptions options, IReadOnlyList<WebEndpoints> endpoints)
{
    /// <summary>Says where it answers.</summary>
    public void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/v1/health", WriteAsync);

    async Task WriteAsync(HttpContext context)
    {
        var troubles = endpoints.Select(group => group.Trouble).OfType<string>().ToList();
        context.Response.StatusCode = troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(Json(troubles), context.RequestAborted);
    }

    byte[] Json(IReadOnlyList<string> troubles)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("status", troubles.Count == 0 ? "ok" : "trouble");
            json.WriteString("version", options.Version);
            json.WriteStartArray("troubles");
            foreach (var trouble in troubles)
                json.WriteStringValue(trouble);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
