using Microsoft.Win32.SafeHandles;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>Reads one partition, from an offset on, as far as it is on disk.</summary>
/// <param name="log">The partition.</param>
/// <param name="next">The offset to begin with.</param>
sealed class PartitionReader(PartitionLog log, long next) : IDisposable
{
    /// <summary>A batch is full with so much, or with the frame that goes beyond it.</summary>
    public const int BatchBytes = 1 << 20, BatchRecords = 8192;

    Segment? _segment;
    SafeFileHandle? _file;
    FrameReader? _frames;
    long _position;
    long _next = next;

    /// <summary>Fills a batch with what is there.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="OffsetGoneException">The next record is not there, or is damaged.</exception>
    public bool Read(RecordBatch batch)
    {
        batch.Clear();
        batch.Source = log.Id;
        var end = log.End;
        if (_next > end.Next)
            throw Gone(next: null, cause: null);
        while (_next < end.Next && batch.Bytes < BatchBytes && batch.Count < BatchRecords && TryReadFrame(batch, end)) { }
        batch.NextOffset = _next;
        return batch.Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>Takes one frame, or goes to the next file.</summary>
    /// <returns>false: something is wrong, and what was read before it goes out first; the next call meets it again.</returns>
    bool TryReadFrame(RecordBatch batch, LogEnd end)
    {
        if (_segment is null)
            Find(end);
        var limit = LimitOf(end);
        if (_position >= limit)
            return TryGoToNextFile(batch);
        var state = _frames!.Read(_position, limit, out var header, out var body);
        if (state != FrameState.Whole || header.Offset > _next)
            return TryPassDamage(batch, end, state, header);
        new FrameRecords(header, body).CopyTo(batch, _next);
        (_position, _next) = (_position + header.Bytes, Math.Max(_next, header.Next));
        return true;
    }

    /// <summary>Goes to the frame that holds the offset.</summary>
    void Find(LogEnd end)
    {
        Enter(log.Segments.LastOrDefault(segment => segment.First <= _next) ?? throw Gone(log.First, cause: null));
        var limit = LimitOf(end);
        _position = _segment!.PositionBefore(_next);
        while (_position < limit)
        {
            var state = _frames!.ReadHeader(_position, limit, out var header);
            if (state == FrameState.Whole && header.Next > _next)
                return;
            if (state == FrameState.Whole)
                _position += header.Bytes;
            else if (_frames.FindNext(_position + 1, limit) is var (position, following) && following.Offset <= _next)
                _position = position;
            else
                return;   // the record is in what is damaged here
        }
    }

    void Enter(Segment segment)
    {
        _file?.Dispose();
        (_segment, _file) = (null, null);
        _file = OpenOrNull(segment.Path) ?? throw Gone(log.First, cause: null);
        (_segment, _frames, _position) = (segment, new FrameReader(_file), SegmentHeader.Size);
    }

    bool TryGoToNextFile(RecordBatch batch)
    {
        var following = log.Segments.FirstOrDefault(segment => segment.First > _segment!.First);
        if (following is not null && following.First <= _next)
            Enter(following);
        else if (batch.Count > 0)
            return false;
        else
            throw following is null ? Gone(log.First, cause: null) : Gone(following.First, LogErrors.Missing(log.Id, _next, following.First));
        return true;
    }

    /// <summary>Goes past a damaged frame that held no record; any other one is a hole.</summary>
    bool TryPassDamage(RecordBatch batch, LogEnd end, FrameState state, FrameHeader header)
    {
        if (batch.Count > 0)
            return false;
        var (position, next) = Behind(end, state, header);
        if (next > _next)
            throw Gone(next, state == FrameState.Whole ? LogErrors.Missing(log.Id, _next, next) : LogErrors.Damaged(_segment!.Path, _position));
        _position = position;
        return true;
    }

    /// <summary>Where reading can go on behind what is wrong here.</summary>
    (long Position, long Next) Behind(LogEnd end, FrameState state, FrameHeader header)
    {
        if (state == FrameState.Whole)
            return (_position, header.Offset);
        if (state == FrameState.BadBody)
            return (_position + header.Bytes, header.Next);
        var limit = LimitOf(end);
        if (_frames!.FindNext(_position + 1, limit) is var (position, found))
            return (position, found.Offset);
        return (limit, log.Segments.FirstOrDefault(segment => segment.First > _segment!.First)?.First ?? end.Next);
    }

    long LimitOf(LogEnd end) => _segment == end.Segment ? end.Position : RandomAccess.GetLength(_file!);

    OffsetGoneException Gone(long? next, Diagnostic? cause) => new(log.Id, _next) { Next = next, Cause = cause };

    static SafeFileHandle? OpenOrNull(string path) =>
        File.Exists(path) ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
}
