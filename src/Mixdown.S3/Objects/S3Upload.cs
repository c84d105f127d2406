using Amazon.S3.Model;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>Makes files into objects: small ones in one request, large ones in parts, several at a time. No part is held in memory.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="calls">Runs requests.</param>
sealed class S3Upload(S3Root root, S3Calls calls)
{
    // S3 takes parts of 5 MB to 5 GB. A part is what is sent again after a failure.
    const long PartBytes = 16L << 20;

    readonly S3Parts _parts = new(root, calls);

    /// <summary>Puts a file. After a failure the object is not there, and nothing of it is stored.</summary>
    public Task PutAsync(string path, string file, CancellationToken cancel)
    {
        var bytes = new FileInfo(file).Length;
        return bytes <= PartBytes ? PutWholeAsync(path, file, cancel) : PutPartsAsync(path, file, bytes, cancel);
    }

    Task PutWholeAsync(string path, string file, CancellationToken cancel) => calls.RunAsync(
        path,
        client => client.PutObjectAsync(new PutObjectRequest { BucketName = root.Bucket, Key = root.KeyOf(path), FilePath = file }, cancel),
        cancel);

    Task PutPartsAsync(string path, string file, long bytes, CancellationToken cancel)
    {
        var partBytes = Math.Max(PartBytes, (bytes + S3Parts.Most - 1) / S3Parts.Most);
        return _parts.PutAsync(
            path, bytes, partBytes,
            async (part, stop) => (await calls.RunAsync(path, client => client.UploadPartAsync(Request(path, file, part), stop), stop).ConfigureAwait(false)).ETag,
            cancel);
    }

    UploadPartRequest Request(string path, string file, S3Part part) => new()
    {
        BucketName = root.Bucket,
        Key = root.KeyOf(path),
        UploadId = part.Upload,
        PartNumber = part.Number,
        FilePath = file,
        FilePosition = part.From,
        PartSize = part.Bytes,
    };
}
