using System.Buffers.Binary;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>The records and keys in the body of a frame.</summary>
/// <param name="header">What stands before them.</param>
/// <param name="body">The body, its checksum found right.</param>
readonly ref struct FrameRecords(FrameHeader header, ReadOnlySpan<byte> body)
{
    readonly ReadOnlySpan<byte> _body = body;

    /// <summary>Puts the records from an offset on behind those of a batch.</summary>
    public void CopyTo(RecordBatch batch, long from)
    {
        var rest = _body;
        for (var offset = header.Offset; offset < header.Next; offset++)
        {
            var keyBytes = BinaryPrimitives.ReadInt32LittleEndian(rest);
            var valueBytes = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            var key = rest.Slice(FrameBuffer.RecordHead, keyBytes);
            rest = rest[(FrameBuffer.RecordHead + keyBytes)..];
            if (offset >= from)
                Add(batch, offset, key, rest, valueBytes);
            rest = rest[Math.Max(valueBytes, 0)..];
        }
    }

    /// <summary>Adds the keys to a list.</summary>
    public void KeysTo(ICollection<KeyEntry> keys)
    {
        var at = _body.Length - header.Keys * KeyEntry.Size;
        for (; at < _body.Length; at += KeyEntry.Size)
            keys.Add(KeyEntry.Read(_body[at..]));
    }

    void Add(RecordBatch batch, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest, int valueBytes)
    {
        if (valueBytes < 0)
            batch.AddTombstone(offset, header.Timestamp, key);
        else
            batch.Add(offset, header.Timestamp, key, rest[..valueBytes]);
    }
}
