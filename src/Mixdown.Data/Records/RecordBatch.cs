using System.Diagnostics;

namespace Mixdown.Data.Records;

/// <summary>Records of a topic, one after the other in one buffer, so that a record costs no object. Filled by one thread, then read
/// by any number; made to be used again.</summary>
/// <remarks>The buffer is pinned, and <see cref="Slack"/> bytes behind the last value are safe to read: parsers look ahead of where
/// they are.</remarks>
public sealed class RecordBatch
{
    /// <summary>What <see cref="Timestamp"/> is where nobody said when.</summary>
    public const long NoTimestamp = -1;

    /// <summary>Bytes behind the last value that belong to the buffer.</summary>
    public const int Slack = 64;

    byte[] _bytes;
    Entry[] _entries;
    int _used;

    /// <param name="bytes">Room for keys and values; it grows.</param>
    /// <param name="records">Room for records; it grows.</param>
    public RecordBatch(int bytes = 1 << 16, int records = 256)
    {
        _bytes = Allocate(bytes);
        _entries = new Entry[records];
    }

    /// <summary>Where the records come from. On the way to a topic only its name counts, and a partition below 0 says "by key".</summary>
    public TopicPartition Source { get; set; }

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all keys and values.</summary>
    public int Bytes => _used;

    /// <summary>The offset after the last record: where reading goes on. It may be later than one more than the last record's,
    /// since some logs leave offsets out.</summary>
    public long NextOffset { get; set; }

    /// <summary>The place of a record in its partition.</summary>
    public long Offset(int record) => At(record).Offset;

    /// <summary>When the log took the record, or the producer sent it: milliseconds since 1970 UTC, else
    /// <see cref="NoTimestamp"/>.</summary>
    public long Timestamp(int record) => At(record).Timestamp;

    /// <summary>The record's key; empty where it has none.</summary>
    public ReadOnlySpan<byte> Key(int record)
    {
        ref readonly var entry = ref At(record);
        return _bytes.AsSpan(entry.Start, entry.KeyBytes);
    }

    /// <summary>The record's value; empty where <see cref="IsTombstone"/>.</summary>
    public ReadOnlySpan<byte> Value(int record) => ValueMemory(record).Span;

    /// <inheritdoc cref="Value"/>
    public ReadOnlyMemory<byte> ValueMemory(int record)
    {
        ref readonly var entry = ref At(record);
        return _bytes.AsMemory(entry.Start + entry.KeyBytes, Math.Max(entry.ValueBytes, 0));
    }

    /// <summary>Whether the record has no value at all: it says that its key is gone.</summary>
    public bool IsTombstone(int record) => At(record).ValueBytes < 0;

    /// <summary>Puts a record behind the others.</summary>
    /// <param name="offset">Its place in its partition; on the way to a topic without meaning.</param>
    /// <param name="timestamp">As <see cref="Timestamp"/>.</param>
    /// <param name="key">Its key; empty for none.</param>
    /// <param name="value">Its value.</param>
    public void Add(long offset, long timestamp, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var entry = Begin(offset, timestamp, key, value.Length);
        value.CopyTo(_bytes.AsSpan(_used));
        _used += value.Length;
        Keep(entry);
    }

    /// <summary>Puts a record without a value behind the others.</summary>
    public void AddTombstone(long offset, long timestamp, ReadOnlySpan<byte> key) => Keep(Begin(offset, timestamp, key, 0) with { ValueBytes = -1 });

    /// <summary>Takes all records out; the room stays.</summary>
    public void Clear() => (Count, _used, NextOffset) = (0, 0, 0);

    ref readonly Entry At(int record)
    {
        Debug.Assert((uint)record < (uint)Count, "There is no such record.");
        return ref _entries[record];
    }

    Entry Begin(long offset, long timestamp, ReadOnlySpan<byte> key, int valueBytes)
    {
        Reserve(key.Length + valueBytes);
        var entry = new Entry(offset, timestamp, _used, key.Length, valueBytes);
        key.CopyTo(_bytes.AsSpan(_used));
        _used += key.Length;
        return entry;
    }

    void Keep(Entry entry)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        _entries[Count++] = entry;
        NextOffset = entry.Offset + 1;
    }

    void Reserve(int bytes)
    {
        if (_used + bytes <= _bytes.Length - Slack)
            return;
        var larger = Allocate(Math.Max(2 * _bytes.Length, checked(_used + bytes)));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        _bytes = larger;
    }

    static byte[] Allocate(int bytes) => GC.AllocateUninitializedArray<byte>(bytes + Slack, pinned: true);

    readonly record struct Entry(long Offset, long Timestamp, int Start, int KeyBytes, int ValueBytes);
}
