using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Mixdown.Project.Materialize;

/// <summary>The two maps of a publish as JSON objects with sorted keys, and back.</summary>
static class PublishJson
{
    public static string Write<T>(ImmutableSortedDictionary<string, T> map, Action<Utf8JsonWriter, T> value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, one) in map)
            {
                json.WritePropertyName(key);
                value(json, one);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static ImmutableSortedDictionary<string, T> Read<T>(string json, Func<JsonElement, T> value)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .ToImmutableSortedDictionary(entry => entry.Name, entry => value(entry.Value), StringComparer.Ordinal);
    }
}
