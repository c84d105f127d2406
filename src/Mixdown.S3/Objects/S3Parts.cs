using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Mixdown.Data.Diagnostics;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>Makes an object of parts, several at a time. After a failure the object is not there, and nothing of it is stored.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="calls">Runs requests.</param>
sealed class S3Parts(S3Root root, S3Calls calls)
{
    const int SideBySide = 4;

    /// <summary>S3 takes no more of them.</summary>
    public const long Most = 10_000;

    /// <summary>Puts all parts and ends the upload.</summary>
    /// <param name="path">The object.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="partBytes">That of each part but the last.</param>
    /// <param name="put">Puts one and returns its tag.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task PutAsync(string path, long bytes, long partBytes, Func<S3Part, CancellationToken, Task<string>> put, CancellationToken cancel)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = root.Bucket, Key = root.KeyOf(path) };
        var upload = await calls.RunAsync(path, client => client.InitiateMultipartUploadAsync(begin, cancel), cancel).ConfigureAwait(false);
        var isDone = false;
        try
        {
            var tags = await PutAllAsync(upload.UploadId, bytes, partBytes, put, cancel).ConfigureAwait(false);
            await CompleteAsync(path, upload.UploadId, tags, bytes, cancel).ConfigureAwait(false);
            isDone = true;
        }
        finally
        {
            // Parts of an upload that nobody ends are stored, and paid for, for ever.
            if (!isDone)
                await AbortAsync(path, upload.UploadId).ConfigureAwait(false);
        }
    }

    static async Task<PartETag[]> PutAllAsync(
        string upload, long bytes, long partBytes, Func<S3Part, CancellationToken, Task<string>> put, CancellationToken cancel)
    {
        var tags = new PartETag[(bytes + partBytes - 1) / partBytes];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForAsync(0, tags.Length, options, async (i, stop) =>
        {
            var from = i * partBytes;
            var tag = await put(new S3Part(upload, i + 1, from, Math.Min(partBytes, bytes - from)), stop).ConfigureAwait(false);
            tags[i] = new PartETag(i + 1, tag);
        }).ConfigureAwait(false);
        return tags;
    }

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
