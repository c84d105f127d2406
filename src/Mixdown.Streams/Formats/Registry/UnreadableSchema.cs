using System.Buffers;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>Nothing that was written with it can be read.</summary>
/// <param name="why">For the quarantine.</param>
sealed class UnreadableSchema(string why) : ISchemaReader
{
    /// <inheritdoc/>
    public string? TryWrite(ReadOnlySpan<byte> payload, IBufferWriter<byte> json) => why;
}
