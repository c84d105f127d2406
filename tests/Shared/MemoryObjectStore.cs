using System.Runtime.CompilerServices;
using Mixdown.Data.Storage;

namespace Mixdown.Testing;

/// <summary>An object store in memory: small and real, it passes the contract of stores.</summary>
sealed class MemoryObjectStore(TimeProvider? clock = null) : IObjectStore
{
    readonly TimeProvider _clock = clock ?? TimeProvider.System;
    readonly SortedDictionary<string, (byte[] Content, DateTimeOffset Modified)> _objects = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    public string Root => "memory:";

    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel)
    {
        StoragePath.Check(path);
        lock (_gate)
            return Task.FromResult(_objects.TryGetValue(path, out var found) ? Describe(path, found) : null);
    }

    public async IAsyncEnumerable<ObjectInfo> ListAsync(
        string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        StoragePath.CheckPrefix(prefix);
        await Task.CompletedTask;
        List<ObjectInfo> found;
        lock (_gate)
        {
            found = [.. _objects
                .Where(it => it.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(it.Key, startAfter) > 0)
                .Select(it => Describe(it.Key, it.Value))];
        }
        foreach (var info in found)
        {
            cancel.ThrowIfCancellationRequested();
            yield return info;
        }
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        StoragePath.Check(path);
        lock (_gate)
            return Task.FromResult(_objects.TryGetValue(path, out var found) ? (byte[])found.Content.Clone() : null);
    }

    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancel) =>
        await ReadAsync(path, cancel) is { } content ? new MemoryStream(content) : throw new FileNotFoundException(path);

    public async Task PutFileAsync(string path, string file, CancellationToken cancel)
    {
        await WriteAsync(path, await File.ReadAllBytesAsync(file, cancel), cancel);
        File.Delete(file);
    }

    public string? LocalFile(string path) => null;

    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        StoragePath.Check(path);
        lock (_gate)
            _objects[path] = (content.ToArray(), _clock.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        StoragePath.Check(path);
        lock (_gate)
            return Task.FromResult(_objects.TryAdd(path, (content.ToArray(), _clock.GetUtcNow())));
    }

    public Task DeleteAsync(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        StoragePath.Check(path);
        lock (_gate)
            _objects.Remove(path);
        return Task.CompletedTask;
    }

    static ObjectInfo Describe(string path, (byte[] Content, DateTimeOffset Modified) found) =>
        new(path, found.Content.Length, found.Modified);
}
