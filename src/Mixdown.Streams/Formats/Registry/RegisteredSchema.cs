namespace Mixdown.Streams.Formats.Registry;

/// <summary>A schema as a registry keeps it.</summary>
/// <param name="Type"><c>AVRO</c>, <c>JSON</c> or <c>PROTOBUF</c>.</param>
/// <param name="Text">The schema itself.</param>
/// <param name="References">The schemas that it names, those that others name first.</param>
sealed record RegisteredSchema(string Type, string Text, IReadOnlyList<string> References);
