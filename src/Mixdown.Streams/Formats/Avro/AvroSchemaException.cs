namespace Mixdown.Streams.Formats.Avro;

/// <summary>A schema that cannot be read.</summary>
/// <param name="reason">Why, in a few words.</param>
sealed class AvroSchemaException(string reason) : Exception(reason);
