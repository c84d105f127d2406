using Mixdown.Delta.Log;

namespace Mixdown.Delta.Maintenance.Compaction;

/// <summary>Data files that are in no version yet. Disposing deletes them, unless a commit may hold them by now.</summary>
sealed class UncommittedFiles(DeltaLog log) : IAsyncDisposable
{
    readonly List<string> _paths = [];

    /// <summary>Whether a commit that names them was sent: then only the log knows.</summary>
    public bool MayBeCommitted { get; set; }

    /// <summary>Takes charge of a file that is about to be written.</summary>
    /// <param name="path">Relative to the table.</param>
    public void Add(string path) => _paths.Add(path);

    public async ValueTask DisposeAsync()
    {
        if (MayBeCommitted)
            return;
        foreach (var path in _paths)
            await log.Store.DeleteAsync(log.DataPath(path), CancellationToken.None).ConfigureAwait(false);
    }
}
