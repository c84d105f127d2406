using System.Collections.Concurrent;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Results of reading a project's files, kept from one command to the next: a file of settings as a tree, what a
/// template said of itself. Each is found by a key of all that it was made from, so nothing in it is ever out of date, and a
/// file that is not whole counts as none.</summary>
/// <remarks>The file: the mark and the format, the key of the rest, then for each entry its key, its length and its bytes. It is
/// replaced in one move, and holds what the last command used.</remarks>
sealed class ParseCache
{
    static ReadOnlySpan<byte> Mark => "MXPARSE1"u8;

    readonly string? _file;
    readonly byte[] _bytes;
    readonly Dictionary<ContentKey, Entry> _kept;
    readonly ConcurrentDictionary<ContentKey, byte[]> _made = new();

    ParseCache(string? file, byte[] bytes, Dictionary<ContentKey, Entry> kept)
    {
        _file = file;
        _bytes = bytes;
        _kept = kept;
    }

    /// <summary>The results in a file.</summary>
    /// <param name="file">Need not be there; null keeps nothing.</param>
    public static ParseCache Open(string? file)
    {
        if (file is null || !File.Exists(file))
            return new ParseCache(file, [], []);
        var bytes = File.ReadAllBytes(file);
        return new ParseCache(file, bytes, IsWhole(bytes) ? Index(bytes) : []);
    }

    /// <summary>The bytes that were kept under a key.</summary>
    public bool TryFind(ContentKey key, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!_kept.TryGetValue(key, out var entry))
            return false;
        entry.IsUsed = true;
        bytes = _bytes.AsSpan(entry.At);
        return true;
    }

    /// <summary>Keeps a result.</summary>
    public void Keep(ContentKey key, CacheWriter result)
    {
        if (_file is not null)
            _made[key] = result.Written.ToArray();
    }

    /// <summary>Writes what this command found and made, unless that is what the file holds.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save()
    {
        if (_file is null || _made.IsEmpty && _kept.Values.All(entry => entry.IsUsed))
            return;
        var body = new CacheWriter();
        foreach (var (key, entry) in _kept.Where(kept => kept.Value.IsUsed))
            Write(body, key, _bytes.AsSpan(entry.At));
        foreach (var (key, bytes) in _made)
            Write(body, key, bytes);
        var head = new CacheWriter();
        head.Write(Mark);
        ContentKey.Of(body.Written).Write(head);
        Replace(_file, head.Written, body.Written);
    }

    static void Replace(string file, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Environment.ProcessId}.mxtmp";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(head);
            stream.Write(body);
        }
        File.Move(unfinished, file, overwrite: true);
    }

    static void Write(CacheWriter body, ContentKey key, ReadOnlySpan<byte> bytes)
    {
        key.Write(body);
        body.Write(bytes.Length);
        body.Write(bytes);
    }

    static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Mark.Length + ContentKey.Bytes
        && bytes.StartsWith(Mark)
        && ContentKey.Read(bytes[Mark.Length..]) == ContentKey.Of(bytes[(Mark.Length + ContentKey.Bytes)..]);

    static Dictionary<ContentKey, Entry> Index(ReadOnlySpan<byte> bytes)
    {
        var index = new Dictionary<ContentKey, Entry>();
        var at = Mark.Length + ContentKey.Bytes;
        while (at < bytes.Length)
        {
            var key = ContentKey.Read(bytes[at..]);
            var reader = new CacheReader(bytes[(at + ContentKey.Bytes)..]);
            var length = reader.ReadNumber();
            var start = bytes.Length - reader.Left;
            index[key] = new Entry(start..(start + length));
            at = start + length;
        }
        return index;
    }

    sealed class Entry(Range at)
    {
        public Range At => at;

        public bool IsUsed { get; set; }
    }
}
