using System.Text.Json;

namespace Mixdown.Project.Artifacts;

/// <summary>Whether documentation shows something, and in which colour.</summary>
static class DocsJson
{
    /// <summary>Writes <c>"docs": {…}</c>.</summary>
    /// <param name="json">Inside the object.</param>
    /// <param name="docs">What is configured: <c>show</c>, <c>node_color</c>.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, object?>? docs)
    {
        json.WriteStartObject("docs");
        json.WriteBoolean("show", docs?.GetValueOrDefault("show") is not false);
        json.WriteString("node_color", docs?.GetValueOrDefault("node_color") as string);
        json.WriteEndObject();
    }
}
