using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Data.Settings.Shapes;

/// <summary>Writes shapes as a JSON Schema (draft 2020-12), which editors complete and check YAML with.</summary>
/// <param name="id">The schema's <c>$id</c>.</param>
/// <param name="title">Its title.</param>
public sealed class JsonSchemaText(string id, string title)
{
    static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Values that mean something other than text may be Jinja instead, which is known only when it is rendered.
    static readonly (string Name, string Pattern, string What)[] Texts =
    [
        ("jinja", @"\{\{", "Jinja"),
        ("time", @"^(0|[0-9]+(\.[0-9]+)?(ms|s|m|h|d))$|\{\{", "a time: 250ms, 30s, 5m, 1h, 7d"),
        ("size", @"^[0-9]+(\.[0-9]+)? ?([kKmMgGtT][bB])?$|\{\{", "a size: 64MB"),
        ("share", @"^[0-9]+(\.[0-9]+)? ?%$|\{\{", "a share: 1%"),
    ];

    /// <summary>The schema of a file that holds a map of this shape; a line end stands at its end.</summary>
    public string Of(SettingShape shape)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", id);
            json.WriteString("title", title);
            var kinds = new JsonSchemaKinds(json);
            kinds.Fill(shape);
            json.WriteStartObject("$defs");
            WriteTexts(json);
            kinds.Define();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    static void WriteTexts(Utf8JsonWriter json)
    {
        foreach (var (name, pattern, what) in Texts)
        {
            json.WriteStartObject(name);
            json.WriteString("type", "string");
            json.WriteString("pattern", pattern);
            json.WriteString("description", what);
            json.WriteEndObject();
        }
    }
}
