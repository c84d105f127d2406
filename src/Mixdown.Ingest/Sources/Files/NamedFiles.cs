using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Looks at single files of a place, where listing all of them would take long.</summary>
/// <param name="store">Where they are.</param>
/// <param name="settling">Tells the files that are complete.</param>
/// <param name="tables">Receives what is found.</param>
sealed class NamedFiles(IObjectStore store, Settling settling, FoundTables tables)
{
    readonly SortedDictionary<string, ObjectInfo> _found = new(StringComparer.Ordinal);
    readonly HashSet<string> _named = new(StringComparer.Ordinal);
    readonly List<string> _missing = [];

    /// <summary>Looks at each of them; a file that was named by its marker counts as named.</summary>
    public async Task<NamedTables> FindAsync(IReadOnlyList<NamedFile> named, CancellationToken cancel)
    {
        foreach (var file in named)
            await LookAsync(file, cancel).ConfigureAwait(false);
        foreach (var file in _found.Values)
            tables.Add(file);
        var settled = await tables.SettleAsync(cancel).ConfigureAwait(false);
        return new NamedTables([.. settled.Select(table => table with { Named = _named })], _missing);
    }

    async Task LookAsync(NamedFile file, CancellationToken cancel)
    {
        _named.UnionWith(file.Paths);
        if (await FirstAsync(file.Paths, cancel).ConfigureAwait(false) is not { } there)
            Miss(file);
        else if (settling.IsMarker(there.Path))
            await TakeCompletedAsync(there, cancel).ConfigureAwait(false);
        else
            await TakeAsync(there, cancel).ConfigureAwait(false);
    }

    async Task<ObjectInfo?> FirstAsync(IReadOnlyList<string> paths, CancellationToken cancel)
    {
        foreach (var path in paths)
        {
            if (await store.FindAsync(path, cancel).ConfigureAwait(false) is { } found)
                return found;
        }
        return null;
    }

    void Miss(NamedFile file)
    {
        if (!file.MayBeGone)
            _missing.Add(file.Paths[0]);
        foreach (var path in file.Paths)
            tables.AddGone(path);
    }

    async Task TakeAsync(ObjectInfo file, CancellationToken cancel)
    {
        _found[file.Path] = file;
        // What a listing would show beside it: its marker, and the same file packed.
        foreach (var beside in FoundTables.Twins(file.Path).Append(settling.MarkerOf(file.Path)).OfType<string>())
        {
            if (!_found.ContainsKey(beside) && await store.FindAsync(beside, cancel).ConfigureAwait(false) is { } found)
                _found[beside] = found;
        }
    }

    /// <summary>A marker speaks for files of its folder.</summary>
    async Task TakeCompletedAsync(ObjectInfo marker, CancellationToken cancel)
    {
        _found[marker.Path] = marker;
        var folder = marker.Path[..(marker.Path.LastIndexOf('/') + 1)];
        await foreach (var file in store.ListAsync(folder, null, cancel).ConfigureAwait(false))
        {
            if (settling.MarkerOf(file.Path) != marker.Path)
                continue;
            _named.Add(file.Path);
            await TakeAsync(file, cancel).ConfigureAwait(false);
        }
    }
}
