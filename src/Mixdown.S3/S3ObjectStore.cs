using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using Amazon.S3.Model;
using Mixdown.Data.Storage;
using Mixdown.S3.Calls;
using Mixdown.S3.Objects;

namespace Mixdown.S3;

/// <summary>A bucket, or what is under a prefix of one, as an object store.</summary>
/// <remarks>Everything is repeated after a failure that may pass; what cannot be repeated blindly, a put that must not replace
/// anything, finds out what became of it. Keys are listed in the order of their UTF-8 bytes, which for all but letters beyond U+FFFF
/// is the ordinal order.</remarks>
sealed class S3ObjectStore : IObjectStore
{
    readonly S3Root _root;
    readonly S3Calls _calls;
    readonly S3Upload _upload;
    readonly S3Copy _copy;
    readonly NewObjects _new;
    readonly S3Host _host;

    /// <param name="root">The bucket and the prefix.</param>
    /// <param name="connection">Has the client.</param>
    /// <param name="host">What stores get from the process.</param>
    public S3ObjectStore(S3Root root, S3Connection connection, S3Host host)
    {
        (_root, _host) = (root, host);
        _calls = new S3Calls(connection, host, root);
        _upload = new S3Upload(root, _calls);
        _copy = new S3Copy(root, _calls, host.CopyBytes);
        _new = new NewObjects(root, _calls, this);
    }

    /// <inheritdoc/>
    public string Root => _root.ToString();

    /// <inheritdoc/>
    public async Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel)
    {
        StoragePath.Check(path);
        try
        {
            var found = await _calls.RunAsync(path, client => AskAsync(client, path, cancel), cancel).ConfigureAwait(false);
            return new ObjectInfo(path, found.ContentLength, Time(found.LastModified), found.ETag);
        }
        catch (Exception missing) when (S3Trouble.IsMissing(missing))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        StoragePath.CheckPrefix(prefix);
        var request = new ListObjectsV2Request
        {
            BucketName = _root.Bucket,
            Prefix = _root.KeyOf(prefix),
            StartAfter = startAfter is null ? null : _root.KeyOf(startAfter),
        };
        bool isMore;
        do
        {
            var page = await _calls.RunAsync(prefix, client => client.ListObjectsV2Async(request, cancel), cancel).ConfigureAwait(false);
            foreach (var found in page.S3Objects ?? [])
            {
                if (Describe(found) is { } info)
                    yield return info;
            }
            request.ContinuationToken = page.NextContinuationToken;
            isMore = page.IsTruncated == true;
        }
        while (isMore);
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        try
        {
            var content = await OpenReadAsync(path, cancel).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                var bytes = new byte[content.Length];
                await content.ReadExactlyAsync(bytes, cancel).ConfigureAwait(false);
                return bytes;
            }
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancel)
    {
        StoragePath.Check(path);
        try
        {
            var content = new ObjectContent(_root, path, _calls, _host.Clock);
            return new S3ReadStream(content, await content.OpenAsync(cancel).ConfigureAwait(false), cancel);
        }
        catch (Exception missing) when (S3Trouble.IsMissing(missing))
        {
            throw Missing(path, missing);
        }
    }

    /// <inheritdoc/>
    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        StoragePath.Check(path);
        return _calls.RunAsync(path, client => client.PutObjectAsync(Put(path, content), cancel), cancel);
    }

    /// <inheritdoc/>
    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        StoragePath.Check(path);
        return _new.PutAsync(path, content, cancel);
    }

    /// <inheritdoc/>
    public async Task PutFileAsync(string path, string file, CancellationToken cancel)
    {
        StoragePath.Check(path);
        await _upload.PutAsync(path, file, cancel).ConfigureAwait(false);
        File.Delete(file);
    }

    /// <inheritdoc/>
    public string? LocalFile(string path) => null;

    /// <inheritdoc/>
    public async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        StoragePath.Check(to);
        var found = await FindAsync(from, cancel).ConfigureAwait(false) ?? throw Missing(from, null);
        await _copy.CopyAsync(from, to, found.Bytes, cancel).ConfigureAwait(false);
    }

    FileNotFoundException Missing(string path, Exception? why) => new($"There is no object '{path}' in {Root}", path, why);

    /// <inheritdoc/>
    public async Task DeleteAsync(string path, CancellationToken cancel)
    {
        StoragePath.Check(path);
        try
        {
            await _calls.RunAsync(path, client => client.DeleteObjectAsync(_root.Bucket, _root.KeyOf(path), cancel), cancel).ConfigureAwait(false);
        }
        catch (Exception missing) when (S3Trouble.IsMissing(missing))
        {
            // S3 itself says yes to it; some other servers do not.
        }
    }

    /// <summary>A put of a small object.</summary>
    internal PutObjectRequest Put(string path, ReadOnlyMemory<byte> content) => new()
    {
        BucketName = _root.Bucket,
        Key = _root.KeyOf(path),
        InputStream = MemoryMarshal.TryGetArray(content, out var bytes) && bytes.Array is { } array
            ? new MemoryStream(array, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false),
    };

    /// <summary>A HEAD says why it failed only by a number; then a GET of the same is asked, whose answer has a reason.</summary>
    async Task<GetObjectMetadataResponse> AskAsync(Amazon.S3.AmazonS3Client client, string path, CancellationToken cancel)
    {
        try
        {
            return await client.GetObjectMetadataAsync(_root.Bucket, _root.KeyOf(path), cancel).ConfigureAwait(false);
        }
        catch (AmazonServiceException silent) when (S3Trouble.IsSilent(silent) && silent.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.MovedPermanently)
        {
            (await client.GetObjectAsync(_root.Bucket, _root.KeyOf(path), cancel).ConfigureAwait(false)).Dispose();
            throw;
        }
    }

    /// <summary>Null for what consoles make to show an empty folder, and for the mark of <see cref="NewObjects"/>.</summary>
    ObjectInfo? Describe(S3Object found)
    {
        var path = found.Key[_root.Prefix.Length..];
        return path.Length == 0 || path.EndsWith('/') || path == NewObjects.Mark
            ? null
            : new ObjectInfo(path, found.Size ?? 0, Time(found.LastModified), found.ETag);
    }

    /// <summary>In whole seconds: a HEAD knows no more, and a listing of some servers does.</summary>
    static DateTimeOffset Time(DateTime? modified) =>
        DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset((modified ?? default).ToUniversalTime()).ToUnixTimeSeconds());
}
