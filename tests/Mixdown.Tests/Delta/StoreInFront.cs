using Mixdown.Data.Storage;

namespace Mixdown.Tests.Delta;

/// <summary>A store in front of another one; a subclass changes how a put goes.</summary>
abstract class StoreInFront(IObjectStore store) : IObjectStore
{
    public string Root => store.Root;

    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel) => store.FindAsync(path, cancel);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, CancellationToken cancel) =>
        store.ListAsync(prefix, startAfter, cancel);

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancel) => store.ReadAsync(path, cancel);

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancel) => store.OpenReadAsync(path, cancel);

    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => store.WriteAsync(path, content, cancel);

    public abstract Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel);

    public Task PutFileAsync(string path, string file, CancellationToken cancel) => store.PutFileAsync(path, file, cancel);

    public Task CopyAsync(string from, string to, CancellationToken cancel) => store.CopyAsync(from, to, cancel);

    public string? LocalFile(string path) => store.LocalFile(path);

    public Task DeleteAsync(string path, CancellationToken cancel) => store.DeleteAsync(path, cancel);
}
