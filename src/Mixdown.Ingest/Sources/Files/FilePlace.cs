using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The files of a folder or a bucket that a path with <c>{table}</c> and wildcards means, by table.</summary>
sealed class FilePlace
{
    static readonly string[] Packed = [".gz", ".zst", ".zstd"];
    readonly FileSourceOptions _options;
    readonly FilePattern _pattern;
    readonly IObjectStore _store;
    readonly TimeProvider _clock;

    /// <param name="options">The path and what it means.</param>
    /// <param name="host">Gives the project's folder, and opens stores.</param>
    public FilePlace(FileSourceOptions options, SourceHost host)
    {
        _options = options;
        _pattern = FilePattern.Parse(options.Path);
        _clock = host.Clock;
        var root = FilePattern.IsUrl(_pattern.Folder) ? _pattern.Folder : Path.GetFullPath(Path.Combine(host.ProjectFolder, _pattern.Folder));
        _store = host.Stores.Open(root, At);
    }

    SourceSpan At => _options.PathAt ?? new SourceSpan(_options.Path, 1, 1, 1);

    /// <summary>Tables ordered by name, files by path.</summary>
    /// <exception cref="MixdownException">The place is missing, no file fits, or two tables have one name.</exception>
    public async Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel)
    {
        if (_store.LocalFile("x") is not null && !Directory.Exists(_store.Root))
            throw Wrong("MX2040", $"there is no folder {_store.Root}", "Create it, or correct 'path' of the load.");
        var tables = new SortedDictionary<string, List<SourceFile>>(StringComparer.Ordinal);
        var settling = new Settling(_options, _store, _clock);
        // A marker need not begin as the files do.
        var prefix = _options.DoneMarker is null ? _pattern.Prefix : "";
        await foreach (var file in _store.ListAsync(prefix, null, cancel).ConfigureAwait(false))
        {
            settling.Note(file);
            if (_pattern.TryMatch(file.Path, out var table))
                Add(tables, _options.Table ?? table, file);
        }
        if (tables.Count == 0)
            throw Wrong("MX2041", $"no file in {_store.Root} fits {_pattern.Pattern}", "Bring the files, or correct 'path' of the load.");
        Check(tables);
        return await SettledAsync(tables, settling, cancel).ConfigureAwait(false);
    }

    /// <summary>The file's facts as of now; null when it is gone.</summary>
    public async Task<SourceFile?> FindAsync(string path, CancellationToken cancel) =>
        await _store.FindAsync(path, cancel).ConfigureAwait(false) is { } file ? Described(file) : null;

    /// <summary>The file for those who read it.</summary>
    public StoredFile File(SourceFile file) => new(_store, file);

    static void Add(SortedDictionary<string, List<SourceFile>> tables, string table, ObjectInfo file)
    {
        if (!tables.TryGetValue(table, out var files))
            tables.Add(table, files = []);
        files.Add(Described(file));
    }

    static async Task<IReadOnlyList<SourceTable>> SettledAsync(
        SortedDictionary<string, List<SourceFile>> tables, Settling settling, CancellationToken cancel)
    {
        var settled = new List<SourceTable>();
        foreach (var (table, files) in tables)
        {
            var waiting = await settling.TakeUnfinishedAsync(files, cancel).ConfigureAwait(false);
            settled.Add(new SourceTable(table, files) { Waiting = waiting });
        }
        return settled;
    }

    static SourceFile Described(ObjectInfo file) => new(file.Path, file.Bytes, file.Modified, file.ETag);

    void Check(SortedDictionary<string, List<SourceFile>> tables)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (table, files) in tables)
        {
            if (!names.TryAdd(table, files[0].Path))
                throw Wrong("MX2043", $"{names[table]} and {files[0].Path} are tables whose names differ only in upper and lower case", "Rename one of them.");
            var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            if (paths.FirstOrDefault(path => Array.Exists(Packed, end => paths.Contains(path + end))) is { } twice)
                throw Wrong("MX2044", $"{twice} is there twice, packed and not", "Take one of them away.");
        }
    }

    MixdownException Wrong(string code, string message, string hint) => new(new Diagnostic(code, message, At, hint));
}
