using System.Text.Json;

namespace Mixdown.Streams.Formats.Avro;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name, ready to be written.</param>
/// <param name="Type">Its type.</param>
readonly record struct AvroField(JsonEncodedText Name, AvroSchema Type);
