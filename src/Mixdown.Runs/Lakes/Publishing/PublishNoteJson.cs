using System.Text.Json.Serialization;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>Notes as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PublishNote))]
sealed partial class PublishNoteJson : JsonSerializerContext;
