using Mixdown.Testing.S3;
using Mixdown.Testing.Streams;
using Xunit;

namespace Mixdown.Tests.Streams;

public sealed class StreamInBucketTests
{
    [Fact]
    public async Task A_stream_commits_to_a_bucket_and_a_second_process_is_fenced_off()
    {
        using var server = new S3Front(new MemoryS3("lake"));

        await StreamInBucket.CheckAsync(S3Lab.Open("s3://lake/dev", S3Lab.Options(server)));
    }
}
