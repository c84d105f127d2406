using System.Text.Json.Serialization;

namespace Mixdown.Simulation.Events.Truth;

/// <summary>The form of <c>truth.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(EventTruth))]
sealed partial class EventTruthJson : JsonSerializerContext;
