using System.Buffers;
using Mixdown.Streams.Formats.Registry;

namespace Mixdown.Streams.Formats.Avro;

/// <summary>Makes JSON of what was written with an Avro schema.</summary>
/// <param name="schema">The writer's; a record.</param>
/// <param name="writer">Shared by all schemas of a stream.</param>
sealed class AvroReader(AvroSchema schema, AvroJsonWriter writer) : ISchemaReader
{
    /// <inheritdoc/>
    public string? TryWrite(ReadOnlySpan<byte> payload, IBufferWriter<byte> json)
    {
        if (writer.Write(schema, payload) is { } why)
            return $"it is no {schema.Name}: {why}";
        json.Write(writer.Written);
        return null;
    }
}
