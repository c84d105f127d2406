using Mixdown.Data.Storage;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>Tells the files that are complete from those that somebody may still be writing.</summary>
/// <param name="options">What says so: a time without changes, a marker, or nothing.</param>
/// <param name="store">Where the files are.</param>
/// <param name="clock">For the files' age.</param>
sealed class Settling(FileSourceOptions options, IObjectStore store, TimeProvider clock)
{
    /// <summary>Stands for the file's name in the name of a marker.</summary>
    public const string FilePart = "{file}";

    readonly HashSet<string> _markers = new(StringComparer.Ordinal);

    /// <summary>Takes note of a listed file that may be a marker.</summary>
    public void Note(ObjectInfo file)
    {
        if (options.DoneMarker is not null)
            _markers.Add(file.Path);
    }

    /// <summary>Takes from <paramref name="files"/> those that are not complete, and markers; waits for young ones to come to rest.</summary>
    /// <returns>Those that are not complete.</returns>
    public async Task<IReadOnlyList<SourceFile>> TakeUnfinishedAsync(List<SourceFile> files, CancellationToken cancel)
    {
        var waiting = new List<SourceFile>();
        if (options.DoneMarker is not null)
        {
            var own = files.Select(file => MarkerOf(file.Path)!).ToHashSet(StringComparer.Ordinal);
            files.RemoveAll(file => own.Contains(file.Path));
            waiting.AddRange(files.Where(file => !_markers.Contains(MarkerOf(file.Path)!)));
        }
        if (options.Settle > TimeSpan.Zero)
            waiting.AddRange(await RestlessAsync(files.Except(waiting), cancel).ConfigureAwait(false));
        files.RemoveAll(waiting.Contains);
        return waiting;
    }

    /// <summary>The marker of a file; null where files have none.</summary>
    public string? MarkerOf(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        return options.DoneMarker is { } marker ? path[..name] + marker.Replace(FilePart, path[name..], StringComparison.Ordinal) : null;
    }

    /// <summary>Whether a path is one that markers have.</summary>
    public bool IsMarker(string path) => IsMarker(options.DoneMarker, path);

    /// <summary>Whether a path is one that markers of this name have.</summary>
    public static bool IsMarker(string? marker, string path)
    {
        if (marker is null)
            return false;
        var name = path[(path.LastIndexOf('/') + 1)..];
        var at = marker.IndexOf(FilePart, StringComparison.Ordinal);
        return at < 0
            ? name == marker
            : name.Length > marker.Length - FilePart.Length
                && name.StartsWith(marker[..at], StringComparison.Ordinal)
                && name.EndsWith(marker[(at + FilePart.Length)..], StringComparison.Ordinal);
    }

    async Task<IReadOnlyList<SourceFile>> RestlessAsync(IEnumerable<SourceFile> files, CancellationToken cancel)
    {
        var border = clock.GetUtcNow() - options.Settle;
        var young = files.Where(file => file.Modified > border).ToList();
        if (young.Count == 0)
            return [];
        var rest = young.Max(file => file.Modified) - border;
        await Task.Delay(rest < options.Settle ? rest : options.Settle, clock, cancel).ConfigureAwait(false);
        var restless = new List<SourceFile>();
        foreach (var file in young)
        {
            var now = await store.FindAsync(file.Path, cancel).ConfigureAwait(false);
            if (now is null || now.Bytes != file.Bytes || now.Modified > file.Modified)
                restless.Add(file);
        }
        return restless;
    }
}
