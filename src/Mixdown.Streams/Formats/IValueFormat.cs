using System.Buffers;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Formats;

/// <summary>Makes JSON of values that are written in another way, so that one parser makes columns of all of them. For one reader at
/// a time.</summary>
interface IValueFormat : IDisposable
{
    /// <summary>Fetches what the values of these records need to be read, where it is not known yet: their schemas.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The registry does not answer (transient), or refuses us.</exception>
    ValueTask PrepareAsync(RecordBatch records, CancellationToken cancel);

    /// <summary>Writes a value of the prepared records as one JSON object in UTF-8.</summary>
    /// <param name="value">The value as the log has it.</param>
    /// <param name="json">Gets all of the object, or nothing.</param>
    /// <returns>Null when it was written; else why it cannot be, for the quarantine.</returns>
    string? TryWrite(ReadOnlySpan<byte> value, IBufferWriter<byte> json);
}
