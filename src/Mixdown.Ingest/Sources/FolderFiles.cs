using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources;

/// <summary>The files that a path with <c>{table}</c> and <c>*</c> means, by table.</summary>
sealed class FolderFiles
{
    readonly FilePattern _pattern;
    readonly string _path;
    readonly string? _table;
    readonly LocalObjectStore _folder;

    /// <param name="path">As the project file has it.</param>
    /// <param name="table">The table where the path does not name it.</param>
    /// <param name="host">Gives the project's folder.</param>
    public FolderFiles(string path, string? table, SourceHost host)
    {
        _path = path;
        _table = table;
        _pattern = FilePattern.Parse(path);
        _folder = new LocalObjectStore(Path.Combine(host.ProjectFolder, _pattern.Folder));
    }

    /// <summary>Tables ordered by name, files by path.</summary>
    /// <exception cref="MixdownException">The folder is missing, no file fits, or two tables have one name.</exception>
    public async Task<IReadOnlyList<SourceTable>> DiscoverAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(_folder.Root))
            throw Wrong("MX2040", $"there is no folder {_folder.Root}", "Create it, or correct 'path' of the load.");
        var tables = new SortedDictionary<string, List<SourceFile>>(StringComparer.Ordinal);
        await foreach (var file in _folder.ListAsync("", null, cancel).ConfigureAwait(false))
        {
            if (!_pattern.TryMatch(file.Path, out var table))
                continue;
            table = _table ?? table;
            if (!tables.TryGetValue(table, out var files))
                tables.Add(table, files = []);
            files.Add(Described(file));
        }
        if (tables.Count == 0)
            throw Wrong("MX2041", $"no file in {_folder.Root} fits {_pattern.Pattern}", "Bring the files, or correct 'path' of the load.");
        Check(tables);
        return [.. tables.Select(table => new SourceTable(table.Key, table.Value))];
    }

    /// <summary>The file's facts as of now; null when it is gone.</summary>
    public async Task<SourceFile?> FindAsync(string path, CancellationToken cancel) =>
        await _folder.FindAsync(path, cancel).ConfigureAwait(false) is { } file ? Described(file) : null;

    /// <summary>The file's bytes.</summary>
    /// <exception cref="MixdownException">It is gone.</exception>
    public async Task<Stream> OpenAsync(SourceFile file, CancellationToken cancel)
    {
        try
        {
            return await _folder.OpenReadAsync(file.Path, cancel).ConfigureAwait(false);
        }
        catch (FileNotFoundException gone)
        {
            throw new MixdownException(
                new Diagnostic("MX2042", $"{file.Path} is gone from {_folder.Root}", new SourceSpan(file.Path, 1, 1, 1), "Run the load again."), gone);
        }
    }

    static SourceFile Described(ObjectInfo file) => new(file.Path, file.Bytes, file.Modified);

    void Check(SortedDictionary<string, List<SourceFile>> tables)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (table, files) in tables)
        {
            if (!names.TryAdd(table, files[0].Path))
                throw Wrong("MX2043", $"{names[table]} and {files[0].Path} are tables whose names differ only in upper and lower case", "Rename one of them.");
            var zipped = files.Find(file => files.Exists(other => file.Path == other.Path + ".gz"));
            if (zipped is not null)
                throw Wrong("MX2044", $"{zipped.Path} is there twice, zipped and not", "Take one of them away.");
        }
    }

    MixdownException Wrong(string code, string message, string hint) =>
        new(new Diagnostic(code, message, new SourceSpan(_path, 1, 1, 1), hint));
}
