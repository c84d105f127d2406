using Mixdown.Data.Storage;
using Mixdown.Testing.S3;
using Mixdown.Tests.Storage;

namespace Mixdown.Tests.S3;

public sealed class S3ObjectStoreTests : ObjectStoreContract, IDisposable
{
    readonly MemoryS3 _memory = new("bucket");
    readonly S3Front _server;

    public S3ObjectStoreTests()
    {
        _server = new S3Front(_memory);
        Store = S3Lab.Open("s3://bucket/some/prefix", S3Lab.Options(_server));
    }

    protected override IObjectStore Store { get; }

    [Theory]
    [InlineData(5 << 20, 1)]
    [InlineData((12 << 20) + 17, 3)]
    public async Task A_copy_is_the_servers_and_a_large_one_has_parts(int bytes, int requests)
    {
        var cancel = TestContext.Current.CancellationToken;
        var store = S3Lab.Open("s3://bucket/some/prefix", S3Lab.Options(_server), S3Lab.Host() with { CopyBytes = 5 << 20 });
        var content = new byte[bytes];
        new Random(5).NextBytes(content);
        await store.WriteAsync("a", content, cancel);

        await store.CopyAsync("a", "b", cancel);

        Assert.Equal(content, await store.ReadAsync("b", cancel));
        Assert.Equal((requests, 0), (_memory.Copies, _memory.OpenUploads));
    }

    public void Dispose() => _server.Dispose();
}
