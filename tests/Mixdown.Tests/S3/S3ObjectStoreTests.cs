using Mixdown.Data.Storage;
using Mixdown.Testing.S3;
using Mixdown.Tests.Storage;

namespace Mixdown.Tests.S3;

public sealed class S3ObjectStoreTests : ObjectStoreContract, IDisposable
{
    readonly S3Front _server = new(new MemoryS3("bucket"));

    public S3ObjectStoreTests() => Store = S3Lab.Open("s3://bucket/some/prefix", S3Lab.Options(_server));

    protected override IObjectStore Store { get; }

    public void Dispose() => _server.Dispose();
}
