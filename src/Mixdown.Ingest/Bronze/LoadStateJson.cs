using System.Text.Json.Serialization;

namespace Mixdown.Ingest.Bronze;

/// <summary>States as JSON: compiled, since every start of a load reads one a table.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LoadState))]
sealed partial class LoadStateJson : JsonSerializerContext;
