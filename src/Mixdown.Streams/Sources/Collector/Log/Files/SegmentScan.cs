using Microsoft.Win32.SafeHandles;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>What the last file of a partition holds, found by reading all of it at start-up.</summary>
sealed class SegmentScan
{
    readonly Segment _segment;
    readonly SafeFileHandle _file;
    readonly FrameReader _frames;
    readonly List<KeyEntry> _keys = [];
    readonly List<long> _damage = [];

    SegmentScan(Segment segment, SafeFileHandle file)
    {
        (_segment, _file, _frames) = (segment, file, new FrameReader(file));
        Length = RandomAccess.GetLength(file);
        Next = segment.First;
    }

    /// <summary>How long the file is.</summary>
    public long Length { get; }

    /// <summary>Where the last whole frame ends: what comes behind it was being written when the process died.</summary>
    public long End { get; private set; }

    /// <summary>The offset behind the last record.</summary>
    public long Next { get; private set; }

    /// <summary>Whether the file has a header that can be read.</summary>
    public bool HasHeader { get; private set; }

    /// <summary>Whether it was closed in order, so that nothing behind <see cref="End"/> can have been acknowledged.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether what is behind <see cref="End"/> may be more than the beginning of a write: whole, and wrong.</summary>
    public bool IsTailDoubtful { get; private set; }

    /// <summary>Positions before <see cref="End"/> at which something is damaged that had been on disk.</summary>
    public IReadOnlyList<long> Damage => _damage;

    /// <summary>The requests that the file remembers, oldest first.</summary>
    public IReadOnlyList<KeyEntry> Keys => _keys;

    /// <summary>Reads a file; its index and times are noted in <paramref name="segment"/>.</summary>
    public static SegmentScan Of(Segment segment, SafeFileHandle file)
    {
        var scan = new SegmentScan(segment, file);
        scan.ReadHeader();
        scan.ReadFrames();
        segment.Bytes = scan.End;
        return scan;
    }

    void ReadHeader()
    {
        var bytes = _frames.Bytes(0, SegmentHeader.Size, Length);
        HasHeader = SegmentHeader.TryRead(bytes, out var header);
        (End, _segment.LastTimestamp) = (SegmentHeader.Size, header.Created);
        // A file that is no longer than its header never had a record: the process died while it made it.
        if (!HasHeader && Length > SegmentHeader.Size)
            _damage.Add(0);
    }

    void ReadFrames()
    {
        while (End < Length)
        {
            var state = _frames.Read(End, Length, out var header, out var body);
            if (state == FrameState.Whole && header.Offset == Next)
                Take(header, body);
            else if (!TryGoOnBehindDamage(state))
                return;
        }
    }

    void Take(FrameHeader header, ReadOnlySpan<byte> body)
    {
        new FrameRecords(header, body).KeysTo(_keys);
        if (header.Records > 0)
            (_segment.LastTimestamp, IsClosed) = (header.Timestamp, false);
        else
            IsClosed = header.Keys == 0;
        _segment.Index(header.Offset, End);
        (End, Next) = (End + header.Bytes, header.Next);
    }

    /// <summary>A later frame says that this place had been on disk before it was written: then it is damage. Otherwise nobody was told
    /// that it was kept.</summary>
    bool TryGoOnBehindDamage(FrameState state)
    {
        for (var found = _frames.FindNext(End + 1, Length); found is var (position, header); found = _frames.FindNext(position + 1, Length))
        {
            if (header.Durable <= End || header.Offset < Next)
                continue;
            _damage.Add(End);
            (End, Next) = (position, header.Offset);
            return true;
        }
        IsTailDoubtful = state != FrameState.Short && !IsZero();
        return false;
    }

    // A power cut may leave a file longer than what was written of it.
    bool IsZero()
    {
        for (var at = End; at < Length; at += 1 << 16)
        {
            if (_frames.Bytes(at, (int)Math.Min(1 << 16, Length - at), Length).ContainsAnyExcept((byte)0))
                return false;
        }
        return true;
    }
}
