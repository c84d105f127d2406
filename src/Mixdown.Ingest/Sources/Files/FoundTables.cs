using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The files of a place as they are found, by table.</summary>
/// <param name="options">The path and what it means.</param>
/// <param name="pattern">The path.</param>
/// <param name="settling">Hears of every file.</param>
sealed class FoundTables(FileSourceOptions options, FilePattern pattern, Settling settling)
{
    static readonly string[] Packed = [".gz", ".zst", ".zstd"];
    readonly SortedDictionary<string, List<SourceFile>> _tables = new(StringComparer.Ordinal);

    /// <summary>Whether no file was one of the load's.</summary>
    public bool IsEmpty => _tables.Count == 0;

    /// <summary>Names that the same file would have, packed or not.</summary>
    public static IEnumerable<string> Twins(string path) =>
        Array.Find(Packed, end => path.EndsWith(end, StringComparison.Ordinal)) is { } packed ? [path[..^packed.Length]] : Packed.Select(end => path + end);

    /// <summary>A file as a source describes it.</summary>
    public static SourceFile Described(ObjectInfo file) => new(file.Path, file.Bytes, file.Modified, file.ETag);

    /// <summary>Takes note of a file: of the load's, a marker, or neither.</summary>
    public void Add(ObjectInfo file)
    {
        settling.Note(file);
        if (pattern.TryMatch(file.Path, out var table))
            Files(table).Add(Described(file));
    }

    /// <summary>Takes note of a table by a file that is gone.</summary>
    public void AddGone(string path)
    {
        if (pattern.TryMatch(path, out var table))
            Files(table);
    }

    /// <summary>Tables ordered by name, files in the order in which they were found.</summary>
    /// <exception cref="MixdownException">Two tables have one name, or a file is there twice.</exception>
    public async Task<IReadOnlyList<SourceTable>> SettleAsync(CancellationToken cancel)
    {
        Check();
        var settled = new List<SourceTable>();
        foreach (var (table, files) in _tables)
        {
            var waiting = await settling.TakeUnfinishedAsync(files, cancel).ConfigureAwait(false);
            settled.Add(new SourceTable(table, files) { Waiting = waiting });
        }
        return settled;
    }

    List<SourceFile> Files(string table)
    {
        var name = options.Table ?? table;
        if (!_tables.TryGetValue(name, out var files))
            _tables.Add(name, files = []);
        return files;
    }

    void Check()
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (table, files) in _tables)
        {
            var first = files.Count == 0 ? table : files[0].Path;
            if (!names.TryAdd(table, first))
                throw Wrong("MX2043", $"{names[table]} and {first} are tables whose names differ only in upper and lower case", "Rename one of them.");
            var paths = files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            if (paths.FirstOrDefault(path => Array.Exists(Packed, end => paths.Contains(path + end))) is { } twice)
                throw Wrong("MX2044", $"{twice} is there twice, packed and not", "Take one of them away.");
        }
    }

    MixdownException Wrong(string code, string message, string hint) =>
        new(new Diagnostic(code, message, options.PathAt ?? new SourceSpan(options.Path, 1, 1, 1), hint));
}
