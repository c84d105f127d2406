using System.Globalization;

namespace Mixdown.Streams.Sources.Collector.Log.Files;

/// <summary>One file of a partition's log: written by one thread, read by any.</summary>
/// <param name="path">The file.</param>
/// <param name="first">The offset of its first record.</param>
sealed class Segment(string path, long first)
{
    /// <summary>Bytes between two entries of the index: finding an offset reads so much at most.</summary>
    const int IndexEvery = 256 << 10;

    readonly Lock _gate = new();
    readonly List<(long Offset, long Position)> _index = [];
    long _bytes;
    long _lastTimestamp;

    /// <summary>What file names end with.</summary>
    public const string Suffix = ".log";

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>The offset of its first record.</summary>
    public long First => first;

    /// <summary>Its size.</summary>
    public long Bytes
    {
        get => Volatile.Read(ref _bytes);
        set => Volatile.Write(ref _bytes, value);
    }

    /// <summary>When the log took its last record: milliseconds since 1970 UTC.</summary>
    public long LastTimestamp
    {
        get => Volatile.Read(ref _lastTimestamp);
        set => Volatile.Write(ref _lastTimestamp, value);
    }

    /// <summary>The name of the file that begins with an offset: names sort as offsets do.</summary>
    public static string NameOf(long first) => first.ToString("D20", CultureInfo.InvariantCulture) + Suffix;

    /// <summary>The files of a folder, oldest first.</summary>
    public static IReadOnlyList<Segment> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Suffix)
            .Select(file => (file, name: System.IO.Path.GetFileNameWithoutExtension(file)))
            .Where(found => found.name.Length == 20 && found.name.All(char.IsAsciiDigit))
            .Select(found => new Segment(found.file, long.Parse(found.name, CultureInfo.InvariantCulture)))
            .OrderBy(segment => segment.First),
    ];

    /// <summary>Notes where a frame stands.</summary>
    public void Index(long offset, long position)
    {
        lock (_gate)
        {
            if (_index.Count == 0 || position - _index[^1].Position >= IndexEvery)
                _index.Add((offset, position));
        }
    }

    /// <summary>A position at or before the frame that holds an offset.</summary>
    public long PositionBefore(long offset)
    {
        lock (_gate)
        {
            var at = _index.FindLastIndex(entry => entry.Offset <= offset);
            return at < 0 ? SegmentHeader.Size : _index[at].Position;
        }
    }
}
