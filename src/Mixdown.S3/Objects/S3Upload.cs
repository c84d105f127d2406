using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Mixdown.Data.Diagnostics;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>Makes files into objects: small ones in one request, large ones in parts, several at a time. No part is held in memory.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="calls">Runs requests.</param>
sealed class S3Upload(S3Root root, S3Calls calls)
{
    // S3 takes parts of 5 MB to 5 GB, and 10,000 of them. A part is what is sent again after a failure.
    const long PartBytes = 16L << 20;
    const long MostParts = 10_000;
    const int SideBySide = 4;

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

    async Task PutPartsAsync(string path, string file, long bytes, CancellationToken cancel)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = root.Bucket, Key = root.KeyOf(path) };
        var upload = await calls.RunAsync(path, client => client.InitiateMultipartUploadAsync(begin, cancel), cancel).ConfigureAwait(false);
        var isDone = false;
        try
        {
            var parts = await PutPartsAsync(path, upload.UploadId, file, bytes, cancel).ConfigureAwait(false);
            await CompleteAsync(path, upload.UploadId, parts, bytes, cancel).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            // Parts of an upload that nobody ends are stored, and paid for, for ever.
            if (!isDone)
                await AbortAsync(path, upload.UploadId).ConfigureAwait(false);
        }
    }

    async Task<PartETag[]> PutPartsAsync(string path, string upload, string file, long bytes, CancellationToken cancel)
    {
        var size = Math.Max(PartBytes, (bytes + MostParts - 1) / MostParts);
        var parts = new PartETag[(bytes + size - 1) / size];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForAsync(0, parts.Length, options, async (i, stop) =>
        {
            var put = await calls.RunAsync(path, client => client.UploadPartAsync(Part(path, upload, file, i, size, bytes), stop), stop).ConfigureAwait(false);
            parts[i] = new PartETag(i + 1, put.ETag);
        }).ConfigureAwait(false);
        return parts;
    }

    UploadPartRequest Part(string path, string upload, string file, int index, long size, long bytes) => new()
    {
        BucketName = root.Bucket,
        Key = root.KeyOf(path),
        UploadId = upload,
        PartNumber = index + 1,
        FilePath = file,
        FilePosition = index * size,
        PartSize = Math.Min(size, bytes - index * size),
    };

    /// <summary>An upload that is not known any more may be one whose answer was lost: then the object is there.</summary>
    async Task CompleteAsync(string path, string upload, PartETag[] parts, long bytes, CancellationToken cancel)
    {
        await calls.RunAsync(path, async client =>
        {
            try
            {
                await client.CompleteMultipartUploadAsync(
                    new CompleteMultipartUploadRequest { BucketName = root.Bucket, Key = root.KeyOf(path), UploadId = upload, PartETags = [.. parts] }, cancel)
                    .ConfigureAwait(false);
                return true;
            }
            catch (AmazonS3Exception unknown) when (unknown is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchUpload" })
            {
                var found = await client.GetObjectMetadataAsync(root.Bucket, root.KeyOf(path), cancel).ConfigureAwait(false);
                return found.ContentLength == bytes ? true : throw calls.Fault(unknown, path);
            }
        }, cancel).ConfigureAwait(false);
    }

    async Task AbortAsync(string path, string upload)
    {
        var abort = new AbortMultipartUploadRequest { BucketName = root.Bucket, Key = root.KeyOf(path), UploadId = upload };
        try
        {
            await calls.OnceAsync(path, client => client.AbortMultipartUploadAsync(abort, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is MixdownException or Amazon.Runtime.AmazonClientException || S3Trouble.IsAway(problem, CancellationToken.None))
        {
            // What stopped the upload is what a person has to hear, and it is on its way out.
        }
    }
}
