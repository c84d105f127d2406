using System.Buffers;
using Mixdown.Data.Records;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Formats;

namespace Mixdown.Streams.Intake;

/// <summary>Makes JSON of records that are written in another way.</summary>
/// <param name="format">Knows how.</param>
sealed class RecordDecoder(IValueFormat format) : IDisposable
{
    /// <summary>What a record is rejected with that cannot be decoded.</summary>
    public const string Code = "MX2416";

    readonly ArrayBufferWriter<byte> _json = new(4096);

    /// <summary>The same records as JSON.</summary>
    /// <param name="records">As the log has them.</param>
    /// <param name="rejected">Receives those that cannot be read.</param>
    /// <param name="cancel">Stops it.</param>
    public async ValueTask<RecordBatch> DecodeAsync(RecordBatch records, RejectedRecords rejected, CancellationToken cancel)
    {
        await format.PrepareAsync(records, cancel).ConfigureAwait(false);
        var decoded = new RecordBatch(records.Bytes, Math.Max(1, records.Count)) { Source = records.Source };
        for (var i = 0; i < records.Count; i++)
            Decode(records, i, decoded, rejected);
        decoded.NextOffset = records.NextOffset;
        return decoded;
    }

    /// <inheritdoc/>
    public void Dispose() => format.Dispose();

    void Decode(RecordBatch records, int record, RecordBatch decoded, RejectedRecords rejected)
    {
        if (records.IsTombstone(record))
        {
            decoded.AddTombstone(records.Offset(record), records.Timestamp(record), records.Key(record));
            return;
        }
        _json.ResetWrittenCount();
        if (format.TryWrite(records.Value(record), _json) is { } reason)
            rejected.Add(records, record, Code, reason);
        else
            decoded.Add(records.Offset(record), records.Timestamp(record), records.Key(record), _json.WrittenSpan);
    }
}
