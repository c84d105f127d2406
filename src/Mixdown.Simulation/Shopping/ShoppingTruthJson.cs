using System.Text.Json.Serialization;

namespace Mixdown.Simulation.Shopping;

/// <summary>The form of <c>ground_truth.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ShoppingTruth))]
sealed partial class ShoppingTruthJson : JsonSerializerContext;
