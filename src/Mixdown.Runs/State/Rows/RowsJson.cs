using System.Text.Json.Serialization;

namespace Mixdown.Runs.State.Rows;

/// <summary>Writes rows for <c>from_json</c>: made when this is compiled, so that the end of a run waits for no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<NodeRow>))]
[JsonSerializable(typeof(List<CheckRow>))]
[JsonSerializable(typeof(List<LoadRow>))]
[JsonSerializable(typeof(List<ProblemRow>))]
[JsonSerializable(typeof(List<LineRow>))]
[JsonSerializable(typeof(List<SqlRow>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
sealed partial class RowsJson : JsonSerializerContext;
