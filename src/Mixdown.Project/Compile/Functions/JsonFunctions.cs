using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>tojson</c>, <c>fromjson</c>, <c>toyaml</c> and <c>fromyaml</c>: their default is for what cannot be read or written.</summary>
static class JsonFunctions
{
    public static JinjaFunction ToJson { get; } =
        new("tojson(value, default=None, sort_keys=False)", given => IsData(given[0]) ? JsonText.Of(given[0], given.IsTrue(2)) : given[1]);

    public static JinjaFunction ToYaml { get; } =
        new("toyaml(value, default=None, sort_keys=False)", given => IsData(given[0]) ? YamlText.Of(given[0], given.IsTrue(2)) : given[1]);

    public static JinjaFunction FromJson { get; } = new("fromjson(string, default=None)", given =>
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(given.Text(0));
        var reader = new Utf8JsonReader(bytes);
        return TryRead(ref reader, out var document) ? Value(document.RootElement) : given[1];
    });

    public static JinjaFunction FromYaml { get; } = new("fromyaml(value, default=None)", given =>
    {
        var wrong = new List<Diagnostic>();
        var node = YamlReader.Read("<yaml>", given.Text(0), wrong);
        return node is null || wrong.Count > 0 ? given[1] : JinjaValue.From(PlainValue.Of(node));
    });

    static bool TryRead(ref Utf8JsonReader reader, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.ParseValue(ref reader);
            return true;
        }
        catch (JsonException)
        {
            // The template asked for a default in this case; there is no TryParse that accepts broken text without throwing.
            document = null!;
            return false;
        }
    }

    /// <summary>Functions, macros and what is not there are no data.</summary>
    static bool IsData(object? value) => value is not (JinjaUndefined or IJinjaObject { IsCallable: true });

    /// <summary>The value of a JSON element.</summary>
    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.Array => new JinjaList(element.EnumerateArray().Select(Value)),
        JsonValueKind.Object => new JinjaDict(element.EnumerateObject().Select(entry => new KeyValuePair<object?, object?>(entry.Name, Value(entry.Value)))),
        _ => null,
    };
}
