using System.Collections.Immutable;
using System.Text.Json;

namespace Mixdown.Delta.Log;

/// <summary>The members of a JSON object by name and kind. What is missing or null gives null.</summary>
/// <remarks>Everything throws <see cref="JsonException"/> where a member has another kind: who reads the file adds its name.</remarks>
readonly struct JsonFields
{
    static readonly ImmutableSortedDictionary<string, string?> NoTexts = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    readonly JsonElement _element;

    /// <exception cref="JsonException">It is no object.</exception>
    public JsonFields(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException($"there is {Kind(element)} where an object has to be");
        _element = element;
    }

    public JsonElement? Element(string name) =>
        _element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public JsonFields? Fields(string name) => Element(name) is { } found ? new JsonFields(found) : null;

    public string? Text(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } found => found.GetString(),
        { } other => throw Wrong(name, other, "a text"),
    };

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public long? Whole(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } found when found.TryGetInt64(out var value) => value,
        { } other => throw Wrong(name, other, "a whole number"),
    };

    public long RequiredWhole(string name) => Whole(name) ?? throw Missing(name);

    public bool? Truth(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } other => throw Wrong(name, other, "true or false"),
    };

    /// <summary>Texts by name; a value that is not a text is kept as JSON. Empty when the member is missing.</summary>
    public ImmutableSortedDictionary<string, string?> TextMap(string name)
    {
        ImmutableSortedDictionary<string, string?>.Builder? map = null;
        foreach (var member in Element(name) is { } found ? Members(name, found) : [])
            (map ??= NoTexts.ToBuilder())[member.Name] = TextOf(member.Value);
        return map?.ToImmutable() ?? NoTexts;
    }

    /// <summary>As <see cref="Text"/>, null for another kind.</summary>
    public string? TextIfAny(string name) => Element(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    /// <summary>As <see cref="Whole"/>, null for another kind.</summary>
    public long? WholeIfAny(string name) =>
        Element(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt64(out var value) ? value : null;

    /// <summary>As <see cref="TextMap"/>, empty for another kind.</summary>
    public ImmutableSortedDictionary<string, string?> TextMapIfAny(string name) =>
        Element(name) is { ValueKind: JsonValueKind.Object } ? TextMap(name) : NoTexts;

    /// <summary>Empty when the member is missing.</summary>
    public IEnumerable<string> Texts(string name) => Element(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } found => found.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, item, "a list of texts")),
        { } other => throw Wrong(name, other, "a list of texts"),
    };

    /// <summary>A text as it is, null as null, anything else as its JSON.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    static IEnumerable<JsonProperty> Members(string name, JsonElement found) =>
        found.ValueKind == JsonValueKind.Object ? found.EnumerateObject() : throw Wrong(name, found, "an object");

    static JsonException Missing(string name) => new($"'{name}' is missing");

    static JsonException Wrong(string name, JsonElement found, string expected) =>
        new($"'{name}' is {Kind(found)}; it has to be {expected}");

    static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "a truth value",
    };
}
