using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Storage;

public sealed class ReadOnlyObjectStoreTests
{
    readonly MemoryObjectStore _behind = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_reads_what_is_there()
    {
        await _behind.WriteAsync("a", "1"u8.ToArray(), Cancel);
        var store = new ReadOnlyObjectStore(_behind);

        Assert.Equal("1"u8.ToArray(), await store.ReadAsync("a", Cancel));
        Assert.Equal(1, (await store.FindAsync("a", Cancel))!.Bytes);
        Assert.Equal("memory:", store.Root);
    }

    [Fact]
    public async Task Every_call_that_would_change_it_is_refused_and_changes_nothing()
    {
        await _behind.WriteAsync("a", "1"u8.ToArray(), Cancel);
        var store = new ReadOnlyObjectStore(_behind);
        using var folder = new TempFolder();
        var file = folder.Write("b", "2");

        await RefusesAsync(() => store.WriteAsync("a", "2"u8.ToArray(), Cancel));
        await RefusesAsync(() => store.PutIfAbsentAsync("b", "2"u8.ToArray(), Cancel));
        await RefusesAsync(() => store.PutFileAsync("b", file, Cancel));
        await RefusesAsync(() => store.CopyAsync("a", "b", Cancel));
        await RefusesAsync(() => store.DeleteAsync("a", Cancel));

        Assert.Equal("1"u8.ToArray(), await _behind.ReadAsync("a", Cancel));
        Assert.Null(await _behind.FindAsync("b", Cancel));
        Assert.True(File.Exists(file));
    }

    static async Task RefusesAsync(Func<Task> call) =>
        Assert.Equal("MX2847", Assert.Single((await Assert.ThrowsAsync<MixdownException>(call)).Diagnostics).Code);
}
