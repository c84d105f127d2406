using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The files of a folder or a bucket that a path with <c>{table}</c> and wildcards means, by table.</summary>
sealed class FilePlace
{
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
        var tables = new FoundTables(_options, _pattern, new Settling(_options, _store, _clock));
        // A marker need not begin as the files do.
        var prefix = _options.DoneMarker is null ? _pattern.Prefix : "";
        await foreach (var file in _store.ListAsync(prefix, null, cancel).ConfigureAwait(false))
            tables.Add(file);
        return tables.IsEmpty
            ? throw Wrong("MX2041", $"no file in {_store.Root} fits {_pattern.Pattern}", "Bring the files, or correct 'path' of the load.")
            : await tables.SettleAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The same, of some files only.</summary>
    /// <exception cref="MixdownException">The store refuses us, two tables have one name, or a file is there twice.</exception>
    public Task<NamedTables> FindAsync(IReadOnlyList<NamedFile> named, CancellationToken cancel)
    {
        var settling = new Settling(_options, _store, _clock);
        return new NamedFiles(_store, settling, new FoundTables(_options, _pattern, settling)).FindAsync(named, cancel);
    }

    /// <summary>The file's facts as of now; null when it is gone.</summary>
    public async Task<SourceFile?> FindAsync(string path, CancellationToken cancel) =>
        await _store.FindAsync(path, cancel).ConfigureAwait(false) is { } file ? FoundTables.Described(file) : null;

    /// <summary>The file for those who read it.</summary>
    public StoredFile File(SourceFile file) => new(_store, file);

    MixdownException Wrong(string code, string message, string hint) => new(new Diagnostic(code, message, At, hint));
}
