using Microsoft.Net.Http.Headers;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>What content types mean.</summary>
static class ContentTypes
{
    /// <summary>The kind of a body; null: it is not taken.</summary>
    public static BodyKind? Kind(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !IsUtf8(type))
            return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => BodyKind.Json,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/x-jsonlines" => BodyKind.Lines,
            "application/cloudevents+json" => BodyKind.CloudEvent,
            "application/cloudevents-batch+json" => BodyKind.CloudEvents,
            _ => null,
        };
    }

    static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || type.Charset.Value!.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
