using Mixdown.Data.Storage;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Objects as files of this machine: where a store is no folder, copies that are gone when disposed.</summary>
sealed class LocalCopies(IObjectStore store, string scratch) : IDisposable
{
    readonly List<string> _copies = [];

    /// <summary>The file of an object.</summary>
    /// <exception cref="FileNotFoundException">The store, which is no folder, has no such object.</exception>
    public async Task<string> GetAsync(string path, CancellationToken cancel)
    {
        if (store.LocalFile(path) is { } file)
            return file;
        Directory.CreateDirectory(scratch);
        var copy = Path.Combine(scratch, Path.GetRandomFileName());
        _copies.Add(copy);
        var content = await store.OpenReadAsync(path, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var target = File.Create(copy);
            await using (target.ConfigureAwait(false))
                await content.CopyToAsync(target, cancel).ConfigureAwait(false);
        }
        return copy;
    }

    public void Dispose()
    {
        foreach (var copy in _copies)
            File.Delete(copy);
    }
}
