using System.Buffers;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>What was written with a JSON schema is JSON already. Whether it keeps to the schema was for its writer to see.</summary>
sealed class JsonSchemaReader : ISchemaReader
{
    /// <inheritdoc/>
    public string? TryWrite(ReadOnlySpan<byte> payload, IBufferWriter<byte> json)
    {
        json.Write(payload);
        return null;
    }
}
