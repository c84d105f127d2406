#pragma warning disable CA5351 // S3 tags objects with their MD5: it protects nothing here.
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Files;

/// <summary>A bucket in memory: objects with tags, which are no files, under <c>s3://bucket</c>.</summary>
sealed class BucketOfBytes : IObjectStore, IObjectStores
{
    readonly SortedDictionary<string, (byte[] Bytes, DateTimeOffset Modified)> _objects = new(StringComparer.Ordinal);
    readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    int _writes;

    /// <summary>The prefixes that were listed.</summary>
    public List<string> Listed { get; } = [];

    /// <summary>The objects that were opened.</summary>
    public List<string> Opened { get; } = [];

    public string Root { get; private set; } = "s3://bucket";

    public IObjectStore Open(string root, SourceSpan? at)
    {
        if (!root.Contains("://", StringComparison.Ordinal))
            return new LocalObjectStore(root);
        Root = root;
        return this;
    }

    public void Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] bytes) => _objects[path] = (bytes, _start.AddSeconds(++_writes));

    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel) =>
        // A single answer knows the time to the second only, as S3's does.
        Task.FromResult(_objects.ContainsKey(path) ? Describe(path) with { Modified = Describe(path).Modified.AddMilliseconds(-7) } : null);

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        Listed.Add(prefix);
        foreach (var path in _objects.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).ToList())
        {
            if (startAfter is null || string.CompareOrdinal(path, startAfter) > 0)
                yield return Describe(path);
        }
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancel) =>
        Task.FromResult(_objects.TryGetValue(path, out var found) ? found.Bytes : null);

    public Task<Stream> OpenReadAsync(string path, CancellationToken cancel)
    {
        Opened.Add(path);
        return _objects.TryGetValue(path, out var found) ? Task.FromResult<Stream>(new MemoryStream(found.Bytes)) : throw new FileNotFoundException(path);
    }

    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => throw new NotSupportedException();

    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel) => throw new NotSupportedException();

    public Task PutFileAsync(string path, string file, CancellationToken cancel) => throw new NotSupportedException();

    public string? LocalFile(string path) => null;

    public Task DeleteAsync(string path, CancellationToken cancel)
    {
        _objects.Remove(path);
        return Task.CompletedTask;
    }

    ObjectInfo Describe(string path) =>
        new(path, _objects[path].Bytes.Length, _objects[path].Modified, Convert.ToHexStringLower(MD5.HashData(_objects[path].Bytes)));
}
