using System.Net;
using System.Text.Json;

namespace Mixdown.Ingest.Loads.Messages;

/// <summary>Looks for events of objects in JSON, however queues have wrapped them.</summary>
sealed class ObjectEventReader
{
    /// <summary>S3 in SNS in SQS in Lambda is three texts within one another.</summary>
    const int DeepestText = 8;

    static readonly HashSet<string> Wrappers = new(["records", "messages", "message", "body", "sns"], StringComparer.OrdinalIgnoreCase);

    readonly Dictionary<(string Bucket, string Key), ObjectEvent> _objects = [];
    readonly SortedSet<string> _otherEvents = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were named first.</summary>
    public IReadOnlyCollection<ObjectEvent> Objects => _objects.Values;

    /// <summary>Names of events that say nothing of an object's content.</summary>
    public IReadOnlyCollection<string> OtherEvents => _otherEvents;

    /// <summary>Parts that are no message of a bucket.</summary>
    public int Unknown { get; private set; }

    /// <summary>Reads documents, one after the other.</summary>
    /// <exception cref="JsonException">They are not JSON.</exception>
    public void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            using var document = JsonDocument.ParseValue(ref reader);
            Look(document.RootElement, depth: 0);
        }
    }

    void Look(JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Look(item, depth);
                break;
            case JsonValueKind.String when depth < DeepestText:
                LookIntoText(value.GetString()!, depth);
                break;
            case JsonValueKind.Object:
                LookIntoObject(value, depth);
                break;
            default:
                Unknown++;
                break;
        }
    }

    void LookIntoText(string text, int depth)
    {
        if (Parsed(text) is not { } document)
        {
            Unknown++;
            return;
        }
        using (document)
            Look(document.RootElement, depth + 1);
    }

    /// <summary>A text within a message need not be JSON: SNS greets subscribers in words.</summary>
    static JsonDocument? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    void LookIntoObject(JsonElement message, int depth)
    {
        if (Text(message, "Event") == EventNames.Test)
            _otherEvents.Add(EventNames.Test);
        else if (Place(message, "s3") is var (bucket, key))
            Take(Text(message, "eventName"), bucket, Readings(key));
        else if (Place(message, "detail") is var (place, plainKey))
            Take(Text(message, "detail-type"), place, [plainKey]);
        else
            Unwrap(message, depth);
    }

    void Unwrap(JsonElement message, int depth)
    {
        var isWrapper = false;
        foreach (var part in message.EnumerateObject().Where(part => Wrappers.Contains(part.Name)))
        {
            isWrapper = true;
            Look(part.Value, depth);
        }
        if (!isWrapper)
            Unknown++;
    }

    void Take(string? name, string bucket, IReadOnlyList<string> keys)
    {
        // A message without a name still names an object to look at.
        var removes = false;
        if (name is not null && !EventNames.IsOfContent(name, out removes))
        {
            _otherEvents.Add(name);
            return;
        }
        var known = _objects.GetValueOrDefault((bucket, keys[0]));
        _objects[(bucket, keys[0])] = new ObjectEvent(bucket, keys, removes || known is { WasRemoved: true });
    }

    /// <summary>S3 and MinIO encode keys as forms do, with <c>+</c> for a space; Ceph and others do not. EventBridge never does.</summary>
    static IReadOnlyList<string> Readings(string key)
    {
        var decoded = WebUtility.UrlDecode(key);
        return decoded == key ? [key] : [decoded, key];
    }

    static (string Bucket, string Key)? Place(JsonElement message, string part) =>
        Child(message, part) is { } found
        && Child(found, "bucket") is { } bucket && Text(bucket, "name") is { } name
        && Child(found, "object") is { } thing && Text(thing, "key") is { } key
            ? (name, key)
            : null;

    static JsonElement? Child(JsonElement value, string name) =>
        value.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;

    static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.String ? child.GetString() : null;
}
