using System.Text.Json.Serialization;

namespace Mixdown.Simulation.Store;

/// <summary>The form of <c>ground_truth.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(GroundTruth))]
sealed partial class GroundTruthJson : JsonSerializerContext;
