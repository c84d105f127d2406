using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Tests.Delta;

namespace Mixdown.Tests.Storage;

public sealed class ObjectCacheTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly ManualClock _clock = new();
    readonly MemoryObjectStore _store = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_object_is_a_file_that_is_fetched_once()
    {
        using var cache = Open(1000);
        var wanted = await WriteAsync("t/a.parquet", "rows");
        var file = await cache.FileAsync(_store, wanted, Cancel);
        await _store.DeleteAsync("t/a.parquet", Cancel);

        Assert.Equal("rows", await File.ReadAllTextAsync(file, Cancel));
        Assert.EndsWith(".parquet", file, StringComparison.Ordinal);
        Assert.Equal(file, await cache.FileAsync(_store, wanted, Cancel));
    }

    [Fact]
    public async Task A_file_of_a_folder_is_its_own_copy()
    {
        using var cache = Open(1000);
        var store = new LocalObjectStore(_folder.At("lake"));

        Assert.Equal(_folder.At("lake/t/a"), await cache.FileAsync(store, new ObjectInfo("t/a", 1, _clock.GetUtcNow()), Cancel));
        Assert.False(Directory.Exists(_folder.At("cache")));
    }

    [Fact]
    public async Task Another_content_under_the_same_name_is_another_file()
    {
        using var cache = Open(1000);
        var old = await cache.FileAsync(_store, await WriteAsync("a", "old!") with { ETag = "1" }, Cancel);
        var young = await cache.FileAsync(_store, await WriteAsync("a", "new!") with { ETag = "2" }, Cancel);

        Assert.Equal(("old!", "new!"), (await File.ReadAllTextAsync(old, Cancel), await File.ReadAllTextAsync(young, Cancel)));
    }

    [Fact]
    public async Task An_object_of_another_size_is_refused_and_leaves_nothing()
    {
        using var cache = Open(1000);
        var wanted = await WriteAsync("a", "four") with { Bytes = 5 };

        var refused = await Assert.ThrowsAsync<MixdownException>(() => cache.FileAsync(_store, wanted, Cancel));

        Assert.StartsWith("error MX2845: 'a' in memory: has 4 bytes instead of 5\n", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task An_object_that_is_gone_is_named()
    {
        using var cache = Open(1000);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => cache.FileAsync(_store, new ObjectInfo("t/a", 1, _clock.GetUtcNow()), Cancel));

        Assert.StartsWith("error MX2845: 't/a' in memory: is gone\n", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_used_for_longest_goes_when_there_is_no_room()
    {
        var objects = new List<ObjectInfo>();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            objects.Add(await WriteAsync(name, name + "---"));
            await UseAsync(objects[^1], 12);
        }
        await UseAsync(objects[1], 12);

        // a went for d; b was used since, so that c goes for a.
        Assert.Equal(["b---", "c---", "d---"], Contents());
        await UseAsync(objects[0], 12);
        Assert.Equal(["a---", "b---", "d---"], Contents());
    }

    [Fact]
    public async Task What_somebody_uses_stays_even_where_there_is_no_room()
    {
        using var first = Open(8);
        await first.FileAsync(_store, await WriteAsync("a", "a---"), Cancel);
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var second = Open(8);
        foreach (var name in new[] { "b", "c" })
            await second.FileAsync(_store, await WriteAsync(name, name + "---"), Cancel);

        Assert.Equal(["a---", "b---", "c---"], Contents());
    }

    [Fact]
    public async Task Many_at_once_get_whole_files()
    {
        using var one = Open(40_000);
        using var two = Open(40_000);
        var objects = new List<ObjectInfo>();
        for (var i = 0; i < 12; i++)
            objects.Add(await WriteAsync($"t/{i}", new string((char)('a' + i), 10_000)));

        await Parallel.ForAsync(0, 120, Cancel, async (i, stop) =>
        {
            var wanted = objects[i % objects.Count];
            var file = await (i % 2 == 0 ? one : two).FileAsync(_store, wanted, stop);
            Assert.Equal(new string((char)('a' + i % objects.Count), 10_000), await File.ReadAllTextAsync(file, stop));
        });

        Assert.Equal(12, Contents().Count);
    }

    public void Dispose() => _folder.Dispose();

    ObjectCache Open(long bytes) => new(_folder.At("cache"), bytes, _clock);

    async Task UseAsync(ObjectInfo wanted, long bytes)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var cache = Open(bytes);
        await cache.FileAsync(_store, wanted, Cancel);
    }

    async Task<ObjectInfo> WriteAsync(string path, string text)
    {
        await _store.WriteAsync(path, Encoding.UTF8.GetBytes(text), Cancel);
        return (await _store.FindAsync(path, Cancel))!;
    }

    List<string> Contents() =>
        [.. Directory.EnumerateFiles(_folder.At("cache"), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/users/", StringComparison.Ordinal))
            .Select(File.ReadAllText).Order(StringComparer.Ordinal)];
}
