using Amazon.S3.Model;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>Copies objects within a bucket: the server does it, and no byte comes here.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="calls">Runs requests.</param>
/// <param name="wholeBytes">What the server copies in one request; larger objects are copied in parts of this size.</param>
sealed class S3Copy(S3Root root, S3Calls calls, long wholeBytes)
{
    readonly S3Parts _parts = new(root, calls);

    /// <summary>Copies an object of this size. A copy that is done again gives the same object.</summary>
    public Task CopyAsync(string from, string to, long bytes, CancellationToken cancel) =>
        bytes <= wholeBytes ? CopyWholeAsync(from, to, cancel) : CopyPartsAsync(from, to, bytes, cancel);

    Task CopyWholeAsync(string from, string to, CancellationToken cancel)
    {
        var copy = new CopyObjectRequest
        {
            SourceBucket = root.Bucket, SourceKey = root.KeyOf(from), DestinationBucket = root.Bucket, DestinationKey = root.KeyOf(to),
        };
        return calls.RunAsync(to, client => client.CopyObjectAsync(copy, cancel), cancel);
    }

    Task CopyPartsAsync(string from, string to, long bytes, CancellationToken cancel) => _parts.PutAsync(
        to, bytes, wholeBytes,
        async (part, stop) => (await calls.RunAsync(to, client => client.CopyPartAsync(Request(from, to, part), stop), stop).ConfigureAwait(false)).ETag,
        cancel);

    CopyPartRequest Request(string from, string to, S3Part part) => new()
    {
        SourceBucket = root.Bucket,
        SourceKey = root.KeyOf(from),
        DestinationBucket = root.Bucket,
        DestinationKey = root.KeyOf(to),
        UploadId = part.Upload,
        PartNumber = part.Number,
        FirstByte = part.From,
        LastByte = part.From + part.Bytes - 1,
    };
}
