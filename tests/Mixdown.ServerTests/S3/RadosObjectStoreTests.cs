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

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        var server = RadosGateway.OfProcess;
        _store = S3Lab.Open($"s3://{await server.CreateBucketAsync()}/some/prefix", server.Options);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
