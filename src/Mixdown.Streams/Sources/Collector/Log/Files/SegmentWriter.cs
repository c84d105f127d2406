using Microsoft.Win32.SafeHandles;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>Writes the files of one partition. For one thread at a time; <see cref="End"/> and <see cref="Segments"/> are for
/// all.</summary>
sealed class SegmentWriter : IDisposable
{
    readonly string _folder;
    readonly LogHost _host;
    readonly KeyMemory _keys;
    readonly FrameBuffer _own = new();
    SafeFileHandle? _file;
    volatile Segment[] _segments = [];
    volatile LogEnd _end = null!;
    long _sealedBytes;
    long _begun;
    bool _isMarked;

    /// <param name="folder">The partition's folder; made when it is not there.</param>
    /// <param name="host">What the log works with.</param>
    /// <param name="keys">Gets what the last file remembers.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public SegmentWriter(string folder, LogHost host, KeyMemory keys)
    {
        (_folder, _host, _keys) = (folder, host, keys);
        Directory.CreateDirectory(folder);
        _segments = [.. Segment.In(folder)];
        if (_segments.Length == 0)
            Begin(first: 0);
        else
            Continue();
    }

    /// <summary>Where what is on disk ends.</summary>
    public LogEnd End => _end;

    /// <summary>The files, oldest first; never empty.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Bytes of all files.</summary>
    public long Bytes => Volatile.Read(ref _sealedBytes) + _end.Position;

    /// <summary>Writes records and forces them to disk; only then does <see cref="End"/> go on.</summary>
    /// <exception cref="IOException">The disk refuses. Nothing was written: <see cref="Recover"/> has to come next.</exception>
    public void Append(FrameBuffer frames)
    {
        var (end, now) = (_end, _host.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        var bytes = frames.Seal(end.Next, now, end.Position);
        RandomAccess.Write(_file!, bytes, end.Position);
        RandomAccess.FlushToDisk(_file!);
        end.Segment.Index(end.Next, end.Position);
        Publish(end with { Position = end.Position + bytes.Length, Next = end.Next + frames.Records }, now);
    }

    /// <summary>Goes on in a new file when this one is full or old.</summary>
    /// <exception cref="IOException">The disk refuses: <see cref="Recover"/> has to come next.</exception>
    public void PrepareFor(int bytes)
    {
        if (ShouldRoll(bytes))
            Roll();
    }

    /// <summary>Takes out what a failed write may have left, through a new handle: after a failed flush the old one would say that all is
    /// well.</summary>
    /// <exception cref="IOException">The disk still refuses.</exception>
    public void Recover()
    {
        _file?.Dispose();
        // A file that was begun and has no record yet: this one goes on, so that one would begin with offsets that are taken.
        foreach (var begun in Segment.In(_folder).Where(segment => segment.First > _end.Segment.First))
            File.Delete(begun.Path);
        var file = Open(_end.Segment.Path);
        try
        {
            RandomAccess.SetLength(file, _end.Position);
            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        _file = file;
    }

    /// <summary>Whether the file is old enough for the next one, though nothing may come.</summary>
    public bool IsOld => _end.Next > _end.Segment.First && _host.Clock.GetElapsedTime(_begun) >= _host.Options.Segment.Time;

    /// <summary>Goes on in a new file.</summary>
    /// <exception cref="IOException">The disk refuses: <see cref="Recover"/> has to come next.</exception>
    public void Roll()
    {
        _file!.Dispose();
        Begin(_end.Next);
    }

    /// <summary>Deletes the files before the one that begins with an offset.</summary>
    public void DeleteBefore(long first)
    {
        var gone = _segments.TakeWhile(segment => segment.First < first && segment != _end.Segment).ToList();
        _segments = _segments[gone.Count..];
        foreach (var segment in gone)
            File.Delete(segment.Path);
        CountSealed();
    }

    /// <summary>Marks that all before this is on disk, so that whatever is found wrong with it later is known as damage.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Mark()
    {
        if (_isMarked || _file is null)
            return;
        _own.Clear();
        _own.BeginPart();
        var mark = _own.Seal(_end.Next, _host.Clock.GetUtcNow().ToUnixTimeMilliseconds(), _end.Position);
        RandomAccess.Write(_file, mark, _end.Position);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    bool ShouldRoll(int bytes)
    {
        var isEmpty = _end.Next == _end.Segment.First;
        return !isEmpty && (_end.Position + bytes > _host.Options.Segment.Bytes || IsOld);
    }

    void Begin(long first)
    {
        var path = Path.Combine(_folder, Segment.NameOf(first));
        var now = _host.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var start = Start(first, now);
        _file = Open(path);
        RandomAccess.SetLength(_file, 0);
        RandomAccess.Write(_file, start, 0);
        RandomAccess.FlushToDisk(_file);
        LocalDisk.FlushFolder(_folder);
        _segments = [.. _segments.Where(segment => segment.First != first), new Segment(path, first)];
        _begun = _host.Clock.GetTimestamp();
        Publish(new LogEnd(_segments[^1], start.Length, first), now);
        CountSealed();
    }

    /// <summary>What a file begins with: its header, and the requests that are still remembered, so that the last file alone tells all
    /// of them at the next start.</summary>
    byte[] Start(long first, long now)
    {
        _own.Clear();
        foreach (var key in _keys.Entries())
        {
            _own.BeginPart();
            _own.Remember(key);
        }
        var keys = _own.Seal(first, now, durable: 0);
        var start = new byte[SegmentHeader.Size + keys.Length];
        new SegmentHeader(first, now).Write(start);
        keys.CopyTo(start.AsSpan(SegmentHeader.Size));
        return start;
    }

    void Continue()
    {
        var segment = _segments[^1];
        foreach (var sealed_ in _segments[..^1])
            Describe(sealed_);
        CountSealed();
        _file = Open(segment.Path);
        var scan = SegmentScan.Of(segment, _file);
        foreach (var position in scan.Damage)
            _host.Report(LogErrors.Damaged(segment.Path, position) with { Severity = Severity.Warning });
        if (!scan.HasHeader && scan.Damage.Count == 0)
        {
            _file.Dispose();
            Begin(segment.First);
            return;
        }
        Cut(scan, segment);
        // What a process that was killed had written may be in memory only, and readers are about to see it.
        RandomAccess.FlushToDisk(_file);
        _begun = _host.Clock.GetTimestamp();
        _keys.AddKept(scan.Keys);
        Publish(new LogEnd(segment, scan.End, scan.Next), timestamp: null);
        _isMarked = scan.IsClosed;
    }

    void Cut(SegmentScan scan, Segment segment)
    {
        if (scan.Length <= scan.End)
            return;
        var copy = scan.IsTailDoubtful ? $"{segment.Path}.cut-{scan.End}" : null;
        if (copy is not null)
            CopyTail(copy, scan.End, scan.Length);
        RandomAccess.SetLength(_file!, scan.End);
        _host.Report(LogErrors.Torn(segment.Path, scan.End, scan.Length - scan.End, copy));
    }

    void CopyTail(string copy, long from, long to)
    {
        using var target = new FileStream(copy, FileMode.Create, FileAccess.Write);
        var buffer = new byte[1 << 16];
        while (from < to && RandomAccess.Read(_file!, buffer.AsSpan(0, (int)Math.Min(buffer.Length, to - from)), from) is > 0 and var count)
        {
            target.Write(buffer, 0, count);
            from += count;
        }
    }

    void CountSealed() => Volatile.Write(ref _sealedBytes, _segments[..^1].Sum(segment => segment.Bytes));

    static void Describe(Segment segment)
    {
        var file = new FileInfo(segment.Path);
        segment.Bytes = file.Length;
        segment.LastTimestamp = new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds();
    }

    void Publish(LogEnd end, long? timestamp)
    {
        end.Segment.Bytes = end.Position;
        if (timestamp is { } time)
            end.Segment.LastTimestamp = time;
        (_end, _isMarked) = (end, false);
    }

    static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
}
