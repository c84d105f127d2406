using System.Globalization;
using System.Text.Json;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Artifacts;

/// <summary>Plain values (null, bool, long, double, string, lists, maps) and settings as JSON.</summary>
static class PlainJson
{
    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, object?> map)
    {
        json.WritePropertyName(name);
        Map(json, map);
    }

    /// <summary>A map as a value of a list.</summary>
    public static void WriteMap(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> map) => Map(json, map);

    public static void WriteEmptyMap(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case string text: json.WriteStringValue(text); break;
            case SettingNode node: Write(json, node); break;
            case IReadOnlyDictionary<string, object?> map: Map(json, map); break;
            case IReadOnlyList<object?> list: List(json, list); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    static void Map(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map)
            Write(json, key, value);
        json.WriteEndObject();
    }

    static void List(Utf8JsonWriter json, IReadOnlyList<object?> list)
    {
        json.WriteStartArray();
        foreach (var value in list)
            Write(json, value);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, SettingNode node)
    {
        switch (node)
        {
            case SettingNode.Scalar scalar:
                Write(json, scalar.Value);
                break;
            case SettingNode.List list:
                List(json, [.. list.Items]);
                break;
            case SettingNode.Map map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                    Write(json, entry.Key, entry.Value);
                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
