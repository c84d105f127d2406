namespace Mixdown.Runs.Dashboards.LiveTiles;

/// <summary>The newest copy of each live table that this process does not keep itself. Safe for any thread.</summary>
sealed class LiveCopies : IDisposable
{
    readonly SemaphoreSlim _gate = new(1);
    readonly Dictionary<string, LiveCopy> _byName = new(StringComparer.Ordinal);

    /// <summary>The copy of a version, made when there is none yet; the one before it goes when its sessions are closed.</summary>
    /// <param name="name">The live table.</param>
    /// <param name="version">The version that there is now.</param>
    /// <param name="save">Writes its rows into a Parquet file.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LiveCopy> OfAsync(string name, string version, Func<string, Task> save, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_byName.TryGetValue(name, out var kept) && kept.Version == version)
                return kept;
            var file = Path.GetTempFileName();
            try
            {
                await save(file);
                var fresh = new LiveCopy(name, version, file);
                _byName[name] = fresh;
                kept?.Dispose();
                return fresh;
            }
            finally
            {
                File.Delete(file);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var copy in _byName.Values)
            copy.Dispose();
        _gate.Dispose();
    }
}
