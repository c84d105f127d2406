using System.Buffers.Binary;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>Records on their way into one partition, laid out as they will stand in its file, so that a write is one call and costs
/// no object a record. Measured in bench/Mixdown.Bench/Benches/CollectorBench.cs.</summary>
sealed class FrameBuffer
{
    /// <summary>Bytes before each record: the lengths of key and value.</summary>
    public const int RecordHead = 8;

    /// <summary>Bytes after which the next part begins a frame of its own: readers hold a frame in memory as a whole.</summary>
    const int FrameBytes = 1 << 20;

    /// <summary>A buffer that has grown beyond this is not kept.</summary>
    const int KeptBytes = 4 << 20;

    readonly List<Frame> _frames = [];
    readonly List<KeyEntry> _keys = [];
    byte[] _bytes = new byte[1 << 16];
    int _used;
    int _start = -1;
    int _records;

    /// <summary>Bytes so far.</summary>
    public int Bytes => _used;

    /// <summary>Records so far.</summary>
    public int Records { get; private set; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => _used == 0;

    /// <summary>Begins what is kept as a whole or not at all: the part of a request that goes to this partition.</summary>
    public void BeginPart()
    {
        if (_start >= 0 && _used - _start >= FrameBytes)
            CloseFrame();
        if (_start >= 0)
            return;
        Reserve(FrameHeader.Size);
        (_start, _records) = (_used, 0);
        _used += FrameHeader.Size;
    }

    /// <summary>Puts a record into the part.</summary>
    /// <param name="key">Its key; empty for none.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isTombstone">Whether it has none.</param>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool isTombstone)
    {
        Reserve(RecordHead + key.Length + value.Length);
        var to = _bytes.AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(to, key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], isTombstone ? -1 : value.Length);
        key.CopyTo(to[RecordHead..]);
        value.CopyTo(to[(RecordHead + key.Length)..]);
        _used += RecordHead + key.Length + value.Length;
        _records++;
        Records++;
    }

    /// <summary>Remembers a request with the part that it brought.</summary>
    public void Remember(KeyEntry key) => _keys.Add(key);

    /// <summary>Numbers the records and sums up, and gives the bytes as they are to be written.</summary>
    /// <param name="offset">The first record's offset.</param>
    /// <param name="timestamp">When the log takes them.</param>
    /// <param name="durable">Where the file ends, all of it on disk.</param>
    public ReadOnlySpan<byte> Seal(long offset, long timestamp, long durable)
    {
        if (_start >= 0)
            CloseFrame();
        foreach (var frame in _frames)
        {
            var body = _bytes.AsSpan(frame.Start + FrameHeader.Size, frame.BodyBytes);
            new FrameHeader(frame.BodyBytes, offset, timestamp, frame.Records, frame.Keys, durable, Checksum.Of(body)).Write(_bytes.AsSpan(frame.Start));
            offset += frame.Records;
        }
        return _bytes.AsSpan(0, _used);
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        _frames.Clear();
        _keys.Clear();
        (_used, _start, _records, Records) = (0, -1, 0, 0);
        if (_bytes.Length > KeptBytes)
            _bytes = new byte[KeptBytes];
    }

    void CloseFrame()
    {
        Reserve(_keys.Count * KeyEntry.Size);
        foreach (var key in _keys)
        {
            key.Write(_bytes.AsSpan(_used));
            _used += KeyEntry.Size;
        }
        _frames.Add(new Frame(_start, _used - _start - FrameHeader.Size, _records, _keys.Count));
        _keys.Clear();
        _start = -1;
    }

    void Reserve(int bytes)
    {
        if (_used + bytes > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, checked(_used + bytes)));
    }

    readonly record struct Frame(int Start, int BodyBytes, int Records, int Keys);
}
