using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live.Views;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Status;

/// <summary><c>GET /v1/status</c>: how each stream and each live table stands.</summary>
/// <param name="running">The streams.</param>
/// <param name="views">Their live tables; null: there are none.</param>
/// <param name="clock">The time.</param>
sealed class StatusEndpoint(RunningStreams running, LiveViews? views, TimeProvider clock) : WebEndpoints
{
    /// <inheritdoc/>
    internal override bool IsOpenToAll => true;

    /// <inheritdoc/>
    internal override void MapTo(IEndpointRouteBuilder routes) => routes.MapGet("/v1/status", WriteAsync);

    async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("pid", Environment.ProcessId);
        json.WriteStartArray("streams");
        foreach (var figures in running.Figures())
        {
            json.WriteStartObject();
            FiguresJson.Write(json, figures);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("live");
        foreach (var view in views?.All ?? [])
            Write(json, view);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Write(Utf8JsonWriter json, LiveView view)
    {
        var facts = view.Facts;
        json.WriteStartObject();
        json.WriteString("name", view.Name);
        json.WriteNumber("revision", view.Revision);
        FiguresJson.WriteMoment(json, "watermark", facts.Watermark);
        if (facts.Watermark is { } watermark)
            json.WriteNumber("watermark_lag_seconds", (clock.GetUtcNow() - watermark).TotalSeconds);
        json.WriteNumber("events", facts.Events);
        json.WriteNumber("late", facts.Late);
        json.WriteNumber("missed", facts.Missed);
        json.WriteNumber("duplicates", facts.Duplicates);
        json.WriteNumber("future", facts.Future);
        json.WriteNumber("untimed", facts.Untimed);
        json.WriteNumber("keys", facts.Keys);
        json.WriteBoolean("approximate", facts.IsApproximate);
        json.WriteEndObject();
    }
}
