using Mixdown.Data.Storage;
using Mixdown.Testing.S3;
using Mixdown.Tests.Storage;

namespace Mixdown.ServerTests.S3;

/// <summary>The contract of stores, on a real server.</summary>
public sealed class RadosObjectStoreTests : ObjectStoreContract, IAsyncLifetime
{
    IObjectStore? _store;

    protected override IObjectStore Store => _store!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_several_parts_comes_back_whole()
    {
        using var folder = new TempFolder();
        var content = new byte[(40 << 20) + 17];
        new Random(5).NextBytes(content);
        await File.WriteAllBytesAsync(folder.At("large"), content, Cancel);

        await Store.PutFileAsync("large", folder.At("large"), Cancel);

        Assert.Equal(content, await Store.ReadAsync("large", Cancel));
        Assert.False(File.Exists(folder.At("large")));
    }

    [Fact]
    public async Task A_copy_of_several_parts_is_whole()
    {
        var server = RadosGateway.OfProcess;
        var store = S3Lab.Open($"s3://{await server.CreateBucketAsync()}/p", server.Options, S3Lab.Host() with { CopyBytes = 5 << 20 });
        var content = new byte[(12 << 20) + 17];
        new Random(5).NextBytes(content);
        await store.WriteAsync("a", content, Cancel);

        await store.CopyAsync("a", "b", Cancel);

        Assert.Equal(content, await store.ReadAsync("b", Cancel));
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        var server = RadosGateway.OfProcess;
        _store = S3Lab.Open($"s3://{await server.CreateBucketAsync()}/some/prefix", server.Options);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
