using System.Text.Json.Serialization;

namespace Mixdown.Ingest.Evolution;

/// <summary>Schema versions as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<SchemaVersion>))]
sealed partial class SchemaHistoryJson : JsonSerializerContext;
