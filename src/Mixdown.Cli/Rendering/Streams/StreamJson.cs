using System.Text.Json;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Running;

namespace Mixdown.Cli.Rendering.Streams;

/// <summary>The facts of streams' events as JSON.</summary>
static class StreamJson
{
    /// <summary>Writes the facts of an event, if it is one of a stream.</summary>
    public static void Write(Utf8JsonWriter json, RunEvent happened)
    {
        switch (happened)
        {
            case StreamBegan e: Write(json, e); break;
            case StreamCommitted e: Write(json, e.Commit); break;
            case StreamProgressed e: Write(json, e); break;
            case ServerStarted e: json.WriteString("address", e.Address); break;
        }
    }

    static void Write(Utf8JsonWriter json, StreamBegan e)
    {
        json.WriteString("stream", e.Stream);
        json.WriteString("type", e.Kind);
        json.WriteString("place", e.Place);
        json.WriteStartArray("topics");
        foreach (var topic in e.Topics)
            json.WriteStringValue(topic);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, TopicCommitted e)
    {
        json.WriteString("stream", e.Stream);
        json.WriteString("topic", e.Topic);
        json.WriteNumber("version", e.Version);
        json.WriteNumber("rows", e.Rows);
        json.WriteNumber("rejected", e.Rejected);
        json.WriteNumber("bytes", e.Bytes);
        json.WriteNumber("seconds", e.Took.TotalSeconds);
    }

    static void Write(Utf8JsonWriter json, StreamProgressed e)
    {
        FiguresJson.Write(json, e.Figures);
        json.WriteNumber("records_per_second", Math.Round(e.RecordsPerSecond, 1));
        json.WriteBoolean("done", e.IsDone);
    }
}
