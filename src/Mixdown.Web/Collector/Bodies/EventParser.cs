using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Data.Records;
using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>Finds the events in a body of JSON. Each is an object, and stays byte for byte as it came; nothing of a body is taken when
/// any of it is wrong. Measured in bench/Mixdown.Bench/Benches/CollectorBench.cs.</summary>
/// <param name="rule">What is asked of events.</param>
/// <param name="batch">Gets them.</param>
sealed class EventParser(EventRule rule, RecordBatch batch) : IDisposable
{
    CloudEventWriter? _cloud;

    /// <inheritdoc/>
    public void Dispose() => _cloud?.Dispose();

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="attributes">Those of a CloudEvent in binary mode, whose data the body is; null: it is none.</param>
    /// <returns>What is wrong with it; null: nothing, and the batch has its events.</returns>
    public Refusal? Read(ReadOnlySpan<byte> body, BodyKind kind, CloudAttributes? attributes)
    {
        body = BodyText.WithoutMark(body);
        if (!Utf8.IsValid(body))
            return NotUtf8(body, kind, attributes);
        var problem = kind == BodyKind.Lines ? ReadLines(body) : ReadDocument(body, kind, attributes);
        if (problem is null && batch.Count == 0 && kind is BodyKind.Lines)
            problem = CollectorRefusals.Empty;
        return problem;
    }

    /// <summary>Says which event is no UTF-8; the events before it have to be read to count them.</summary>
    Refusal NotUtf8(ReadOnlySpan<byte> body, BodyKind kind, CloudAttributes? attributes)
    {
        var at = FirstInvalid(body);
        if (kind != BodyKind.Lines)
            _ = ReadDocument(body[..at], kind, attributes);
        else if (ReadLines(body[..(body[..at].LastIndexOf((byte)'\n') + 1)]) is { } earlier)
            return earlier;
        return CollectorRefusals.NotUtf8(BodyText.PlaceOf(body, at, batch.Count));
    }

    Refusal? ReadLines(ReadOnlySpan<byte> body)
    {
        for (var start = 0; start < body.Length;)
        {
            var length = body[start..].IndexOf((byte)'\n');
            var line = length < 0 ? body[start..] : body.Slice(start, length);
            if (line.ContainsAnyExcept(" \t\r"u8) && ReadLine(body, line, start) is { } problem)
                return problem;
            start += line.Length + 1;
        }
        return null;
    }

    Refusal? ReadLine(ReadOnlySpan<byte> body, ReadOnlySpan<byte> line, int start)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            reader.Read();
            if (Take(ref reader, body, start, BodyKind.Lines, null) is { } problem)
                return problem;
            // Anything behind the object throws.
            reader.Read();
            return null;
        }
        catch (JsonException problem)
        {
            return Wrong(body, start + (int)(problem.BytePositionInLine ?? 0), problem);
        }
    }

    Refusal? ReadDocument(ReadOnlySpan<byte> body, BodyKind kind, CloudAttributes? attributes)
    {
        if (!body.ContainsAnyExcept(" \t\r\n"u8))
            return CollectorRefusals.Empty;
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            var isList = reader.TokenType == JsonTokenType.StartArray && kind != BodyKind.CloudEvent && attributes is null;
            var problem = isList ? TakeAll(ref reader, body, kind) : Take(ref reader, body, 0, kind, attributes);
            if (problem is null)
                reader.Read();
            return problem;
        }
        catch (JsonException problem)
        {
            return Wrong(body, PositionOf(body, problem), problem);
        }
    }

    Refusal? TakeAll(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, BodyKind kind)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Take(ref reader, body, 0, kind, null) is { } problem)
                return problem;
        }
        return null;
    }

    /// <summary>Takes the event that the reader stands on, and leaves it at its end.</summary>
    Refusal? Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int start, BodyKind kind, CloudAttributes? attributes)
    {
        var from = start + (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
            return CollectorRefusals.NotAnObject(reader.TokenType, BodyText.PlaceOf(body, from, batch.Count));
        var isCloud = attributes is not null || kind is BodyKind.CloudEvent or BodyKind.CloudEvents;
        var key = isCloud || rule.PartitionBy.Length == 0 ? default : EventKey.Find(reader, rule.PartitionBy);
        reader.Skip();
        var value = body[from..(start + (int)reader.BytesConsumed)];
        if (value.Length > rule.MaxBytes)
            return CollectorRefusals.EventTooLarge(value.Length, rule.MaxBytes, BodyText.PlaceOf(body, from, batch.Count));
        if (!isCloud)
            batch.Add(0, RecordBatch.NoTimestamp, key, value);
        else if (Add(value, attributes) is { } wrong)
            return CollectorRefusals.NotACloudEvent(wrong, BodyText.PlaceOf(body, from, batch.Count));
        return null;
    }

    /// <summary>Adds a CloudEvent, with its attributes among its data.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    string? Add(ReadOnlySpan<byte> value, CloudAttributes? attributes)
    {
        _cloud ??= new CloudEventWriter();
        var wrong = attributes is null ? _cloud.WriteStructured(value) : _cloud.WriteBinary(attributes, value);
        if (wrong is not null)
            return wrong;
        var written = _cloud.Written;
        var key = _cloud.PartitionKey;
        if (key.IsEmpty && rule.PartitionBy.Length > 0)
        {
            var reader = new Utf8JsonReader(written);
            reader.Read();
            key = EventKey.Find(reader, rule.PartitionBy);
        }
        batch.Add(0, RecordBatch.NoTimestamp, key, written);
        return null;
    }

    Refusal Wrong(ReadOnlySpan<byte> body, int position, JsonException problem) =>
        CollectorRefusals.NotJson(problem, BodyText.PlaceOf(body, position, batch.Count));

    static int PositionOf(ReadOnlySpan<byte> body, JsonException problem)
    {
        var position = 0;
        for (var line = problem.LineNumber ?? 0; line > 0; line--)
            position += body[position..].IndexOf((byte)'\n') + 1;
        return position + (int)(problem.BytePositionInLine ?? 0);
    }

    static int FirstInvalid(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(body[at..], out _, out var bytes) == OperationStatus.Done)
            at += bytes;
        return at;
    }
}
