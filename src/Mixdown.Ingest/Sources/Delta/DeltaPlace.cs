using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Files;

namespace Mixdown.Ingest.Sources.Delta;

/// <summary>The tables that a load of type delta shows.</summary>
sealed class DeltaPlace
{
    const string LogFolder = "/_delta_log/";
    readonly LoadDefinition _load;
    readonly DeltaSourceOptions _options;

    /// <param name="load">Of type delta.</param>
    /// <param name="stores">Opens the folder or the bucket.</param>
    /// <param name="projectFolder">A relative path is relative to it.</param>
    public DeltaPlace(LoadDefinition load, IObjectStores stores, string projectFolder)
    {
        (_load, _options) = (load, (DeltaSourceOptions)load.Source);
        var folder = System.IO.Path.GetDirectoryName(_options.Path.Replace("://", ":\0", StringComparison.Ordinal))!.Replace(":\0", "://", StringComparison.Ordinal);
        var root = FilePattern.IsUrl(folder) ? folder : System.IO.Path.GetFullPath(System.IO.Path.Combine(projectFolder, folder));
        Store = stores.Open(root, _options.PathAt);
    }

    /// <summary>Holds the tables.</summary>
    public IObjectStore Store { get; }

    /// <summary>Names of tables and their folders in the store, ordered.</summary>
    /// <exception cref="MixdownException">MX2862: there is none.</exception>
    public async Task<IReadOnlyDictionary<string, string>> TablesAsync(CancellationToken cancel)
    {
        var folder = _options.Path[(_options.Path.LastIndexOf('/') + 1)..];
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (folder != FilePattern.TablePart)
            tables.Add(_options.Table ?? folder, folder);
        else
            await foreach (var found in FoldersAsync(cancel).ConfigureAwait(false))
                tables.Add(found, found);
        foreach (var name in tables.Keys.Where(name => !IsWanted(name)).ToList())
            tables.Remove(name);
        return tables.Count > 0 ? tables : throw new MixdownException(new Diagnostic(
            "MX2862", $"there is no Delta table in {Store.Root}", _options.PathAt ?? _load.At, "A table is a folder with the folder _delta_log in it. Correct 'path' of the load."));
    }

    bool IsWanted(string name) =>
        (_load.Tables.Count == 0 || _load.Tables.Any(table => table.IsFor(name, name) || table.Pattern?.Matches(name, name) == true))
        && !_load.Exclude.Any(pattern => new TablePattern(pattern).Matches(name, name));

    /// <summary>Folders with a log. From each folder one page of a listing is read, however many files are in it.</summary>
    async IAsyncEnumerable<string> FoldersAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        while (await FirstFolderAsync(after, cancel).ConfigureAwait(false) is { } folder)
        {
            if (await AnyAsync(folder + LogFolder, cancel).ConfigureAwait(false))
                yield return folder;
            // The sign after the slash: behind everything in the folder.
            after = folder + "0";
        }
    }

    async Task<string?> FirstFolderAsync(string? after, CancellationToken cancel)
    {
        await foreach (var found in Store.ListAsync("", after, cancel).ConfigureAwait(false))
        {
            if (found.Path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
                return found.Path[..slash];
        }
        return null;
    }

    async Task<bool> AnyAsync(string prefix, CancellationToken cancel)
    {
        await foreach (var _ in Store.ListAsync(prefix, null, cancel).ConfigureAwait(false))
            return true;
        return false;
    }
}
