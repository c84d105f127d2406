using System.Buffers;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>Makes JSON of what was written with one schema.</summary>
interface ISchemaReader
{
    /// <inheritdoc cref="IValueFormat.TryWrite"/>
    /// <param name="payload">What follows the schema's number.</param>
    /// <param name="json">Gets all of the object, or nothing.</param>
    string? TryWrite(ReadOnlySpan<byte> payload, IBufferWriter<byte> json);
}
