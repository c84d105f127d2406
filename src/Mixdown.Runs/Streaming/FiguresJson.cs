using System.Text.Json;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>How streams stand, as JSON: the same keys in the events of a run, at <c>/v1/status</c> and between processes.</summary>
public static class FiguresJson
{
    /// <summary>Writes what is known of a stream into an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, StreamFigures figures)
    {
        json.WriteString("stream", figures.Stream);
        json.WriteNumber("records", figures.Records);
        json.WriteNumber("bytes", figures.Bytes);
        json.WriteNumber("rejected", figures.Rejected);
        json.WriteNumber("committed", figures.Committed);
        WriteMoment(json, "committed_at", figures.CommittedAt);
        json.WriteNumber("lag_records", figures.Lag);
        json.WriteString("waiting", figures.Waiting);
        json.WriteStartArray("partitions");
        foreach (var partition in figures.Partitions)
            Write(json, partition);
        json.WriteEndArray();
    }

    /// <summary>Writes a moment, or null.</summary>
    public static void WriteMoment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } at)
            json.WriteString(name, at);
        else
            json.WriteNull(name);
    }

    /// <summary>The partitions of a stream that <see cref="Write(Utf8JsonWriter, StreamFigures)"/> wrote.</summary>
    internal static IReadOnlyList<PartitionLook> Partitions(JsonElement stream) => [.. stream.GetProperty("partitions").EnumerateArray().Select(partition => new PartitionLook(
        partition.GetProperty("topic").GetString()!,
        partition.GetProperty("partition").GetInt32(),
        partition.GetProperty("committed").GetInt64(),
        partition.GetProperty("end").GetInt64(),
        TimeSpan.FromSeconds(partition.GetProperty("lag_seconds").GetDouble()),
        partition.GetProperty("committed_at") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null))];

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
        WriteMoment(json, "committed_at", partition.CommittedAt);
        json.WriteEndObject();
    }
}
