using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage;

/// <summary>Somebody else's store: it can be read, and every call that would change it is refused before it reaches the store.</summary>
/// <param name="store">The store that is read.</param>
public sealed class ReadOnlyObjectStore(IObjectStore store) : IObjectStore
{
    /// <inheritdoc/>
    public string Root => store.Root;

    /// <inheritdoc/>
    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel) => store.FindAsync(path, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, CancellationToken cancel) =>
        store.ListAsync(prefix, startAfter, cancel);

    /// <inheritdoc/>
    public Task<byte[]?> ReadAsync(string path, CancellationToken cancel) => store.ReadAsync(path, cancel);

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancel) => store.OpenReadAsync(path, cancel);

    /// <inheritdoc/>
    public string? LocalFile(string path) => store.LocalFile(path);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2847, always.</exception>
    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => throw Refused(path);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2847, always.</exception>
    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => throw Refused(path);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2847, always.</exception>
    public Task PutFileAsync(string path, string file, CancellationToken cancel) => throw Refused(path);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2847, always.</exception>
    public Task CopyAsync(string from, string to, CancellationToken cancel) => throw Refused(to);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">MX2847, always.</exception>
    public Task DeleteAsync(string path, CancellationToken cancel) => throw Refused(path);

    MixdownException Refused(string path) => new(new Diagnostic(
        "MX2847", $"'{path}' in {Root} is not written: this target only reads that lake",
        Hint: "Work in the lake that 'lake.write' of the target names, or use the target whose lake it is."));
}
