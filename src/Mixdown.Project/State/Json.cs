using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Mixdown.Project.State;

/// <summary>Reads members that may be missing, and compares values across JSON and plain form.</summary>
static class Json
{
    public static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? Text(value) : null;

    public static JsonElement? Map(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static bool IsTrue(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The members of a map that may be missing.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement from, string name) => Map(from, name) is { } map ? map.EnumerateObject() : [];

    public static IReadOnlyList<string> Texts(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(Text).OfType<string>()]
            : [];

    static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>One text for equal values, whatever the order of keys.</summary>
    public static string Canonical(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonElement json:
                Append(text, Plain(json));
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case IReadOnlyDictionary<string, object?> map:
                AppendAll(text, '{', map.OrderBy(entry => entry.Key, StringComparer.Ordinal), entry => Append(text.Append('"').Append(entry.Key).Append("\":"), entry.Value), '}');
                break;
            case string word:
                text.Append('"').Append(word).Append('"');
                break;
            case IEnumerable<object?> list:
                AppendAll(text, '[', list, item => Append(text, item), ']');
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    static void AppendAll<T>(StringBuilder text, char open, IEnumerable<T> items, Action<T> append, char close)
    {
        text.Append(open);
        foreach (var item in items)
        {
            append(item);
            text.Append(',');
        }
        text.Append(close);
    }

    /// <summary>JSON as null, bool, long, double, string, list or map.</summary>
    public static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => json.EnumerateObject().GroupBy(entry => entry.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Plain(group.Last().Value), StringComparer.Ordinal),
        _ => null,
    };
}
