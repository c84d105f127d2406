using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mixdown.Cli.Rendering.Previews;

/// <summary>Answers of commands that look and change nothing, as JSON: names in snake case, words for what is one of several.</summary>
static class PreviewJson
{
    static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line.</summary>
    public static string Of<T>(T answer) => JsonSerializer.Serialize(answer, Form);
}
