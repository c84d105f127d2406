using System.Text.Json;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
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
        var figures = e.Figures;
        json.WriteString("stream", figures.Stream);
        json.WriteNumber("records_per_second", Math.Round(e.RecordsPerSecond, 1));
        json.WriteNumber("records", figures.Records);
        json.WriteNumber("bytes", figures.Bytes);
        json.WriteNumber("committed", figures.Committed);
        json.WriteNumber("rejected", figures.Rejected);
        json.WriteNumber("lag", figures.Lag);
        if (figures.CommittedAt is { } at)
            json.WriteString("committed_at", at);
        if (figures.Waiting is { } why)
            json.WriteString("waiting", why);
        json.WriteBoolean("done", e.IsDone);
        json.WriteStartArray("partitions");
        foreach (var partition in figures.Partitions)
            Write(json, partition);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, PartitionFigures partition)
    {
        json.WriteStartObject();
        json.WriteString("topic", partition.Partition.Topic);
        json.WriteNumber("partition", partition.Partition.Partition);
        json.WriteNumber("committed", partition.Committed);
        json.WriteNumber("read", partition.Read);
        json.WriteNumber("end", partition.End);
        json.WriteNumber("lag_records", partition.Lag);
        json.WriteNumber("lag_seconds", Math.Round(partition.Behind.TotalSeconds, 3));
        json.WriteEndObject();
    }
}
