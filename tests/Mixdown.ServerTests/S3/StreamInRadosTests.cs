using Mixdown.Testing.S3;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.S3;

/// <summary>A stream whose lake is a bucket of Ceph.</summary>
public sealed class StreamInRadosTests
{
    [Fact]
    public async Task A_stream_commits_to_a_bucket_and_a_second_process_is_fenced_off()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        var bucket = await RadosGateway.OfProcess.CreateBucketAsync();

        await StreamInBucket.CheckAsync(S3Lab.Open($"s3://{bucket}/dev", RadosGateway.OfProcess.Options));
    }
}
