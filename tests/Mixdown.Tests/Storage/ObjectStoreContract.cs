using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Storage;

/// <summary>What every <see cref="IObjectStore"/> owes. Start here when you add one: inherit and give an empty store.</summary>
public abstract class ObjectStoreContract
{
    protected abstract IObjectStore Store { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_there_is_null_and_can_be_deleted()
    {
        Assert.Null(await Store.FindAsync("a/b", Cancel));
        Assert.Null(await Store.ReadAsync("a/b", Cancel));
        await Store.DeleteAsync("a/b", Cancel);
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.OpenReadAsync("a/b", Cancel));
    }

    [Fact]
    public async Task A_folder_is_no_object()
    {
        await WriteAsync("a/b", "x");

        Assert.Null(await Store.FindAsync("a", Cancel));
        Assert.Null(await Store.ReadAsync("a", Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public async Task A_path_that_leads_outside_is_refused_by_every_call(string path)
    {
        await RefusesAsync(() => Store.FindAsync(path, Cancel));
        await RefusesAsync(() => Store.ReadAsync(path, Cancel));
        await RefusesAsync(() => Store.OpenReadAsync(path, Cancel));
        await RefusesAsync(() => Store.WriteAsync(path, default, Cancel));
        await RefusesAsync(() => Store.PutIfAbsentAsync(path, default, Cancel));
        await RefusesAsync(() => Store.DeleteAsync(path, Cancel));
        await RefusesAsync(() => Store.CopyAsync(path, "b", Cancel));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../../b")]
    public async Task A_prefix_that_leads_outside_is_refused(string prefix) => await RefusesAsync(() => PathsAsync(prefix));

    [Fact]
    public async Task Content_comes_back_whole()
    {
        var content = new byte[300_000];
        new Random(7).NextBytes(content);

        await Store.WriteAsync("data/some file ä=1%20.bin", content, Cancel);

        Assert.Equal(content, await Store.ReadAsync("data/some file ä=1%20.bin", Cancel));
        await using var stream = await Store.OpenReadAsync("data/some file ä=1%20.bin", Cancel);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        Assert.Equal(content, copy.ToArray());
        Assert.Equal(content.Length, (await Store.FindAsync("data/some file ä=1%20.bin", Cancel))!.Bytes);
    }

    [Fact]
    public async Task A_write_replaces_what_was_there()
    {
        await WriteAsync("a", "long content");
        await WriteAsync("a", "short");

        Assert.Equal("short", await TextAsync("a"));
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        Assert.True(await Store.PutIfAbsentAsync("empty", default, Cancel));

        Assert.Equal(0, (await Store.FindAsync("empty", Cancel))!.Bytes);
        Assert.Empty((await Store.ReadAsync("empty", Cancel))!);
        Assert.False(await Store.PutIfAbsentAsync("empty", "x"u8.ToArray(), Cancel));
    }

    [Fact]
    public async Task A_file_becomes_an_object()
    {
        using var folder = new TempFolder();
        await Store.PutFileAsync("t/data.bin", folder.Write("made.bin", "rows"), Cancel);

        Assert.Equal("rows", await TextAsync("t/data.bin"));
        Assert.False(File.Exists(folder.At("made.bin")));
    }

    [Fact]
    public async Task A_file_that_is_the_object_already_stays()
    {
        await WriteAsync("t/data.bin", "rows");
        if (Store.LocalFile("t/data.bin") is { } file)
            await Store.PutFileAsync("t/data.bin", file, Cancel);

        Assert.Equal("rows", await TextAsync("t/data.bin"));
    }

    [Fact]
    public async Task A_copy_has_the_content_and_outlives_the_object()
    {
        await WriteAsync("t/some ä=1%20+b.bin", "rows");

        await Store.CopyAsync("t/some ä=1%20+b.bin", "u/copy ü.bin", Cancel);
        await Store.CopyAsync("t/some ä=1%20+b.bin", "u/copy ü.bin", Cancel);
        await Store.DeleteAsync("t/some ä=1%20+b.bin", Cancel);

        Assert.Equal("rows", await TextAsync("u/copy ü.bin"));
        Assert.Equal(["u/copy ü.bin"], await PathsAsync(""));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_copied()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => Store.CopyAsync("a/b", "a/c", Cancel));

        Assert.Empty(await PathsAsync(""));
    }

    [Fact]
    public async Task A_name_that_is_taken_keeps_its_content()
    {
        Assert.True(await Store.PutIfAbsentAsync("log/0.json", "first"u8.ToArray(), Cancel));
        Assert.False(await Store.PutIfAbsentAsync("log/0.json", "second"u8.ToArray(), Cancel));

        Assert.Equal("first", await TextAsync("log/0.json"));
    }

    [Fact]
    public async Task A_name_is_free_again_after_a_delete()
    {
        await WriteAsync("a", "1");
        await Store.DeleteAsync("a", Cancel);

        Assert.Null(await Store.ReadAsync("a", Cancel));
        Assert.True(await Store.PutIfAbsentAsync("a", "2"u8.ToArray(), Cancel));
    }

    [Fact]
    public async Task Of_many_writers_of_one_name_exactly_one_wins_in_every_round()
    {
        for (var round = 0; round < 40; round++)
        {
            var path = $"log/{round:D20}.json";
            var contents = Enumerable.Range(0, 12).Select(writer => Encoding.UTF8.GetBytes($"writer {writer} in round {round}")).ToList();
            var won = await Task.WhenAll(contents.Select(content => Task.Run(() => Store.PutIfAbsentAsync(path, content, Cancel), Cancel)));

            Assert.Single(won, true);
            Assert.Equal(contents[Array.IndexOf(won, true)], await Store.ReadAsync(path, Cancel));
        }
        Assert.Equal(40, (await PathsAsync("")).Count);
    }

    [Fact]
    public async Task A_reader_beside_a_writer_sees_one_content_or_the_other()
    {
        var (a, b) = (new string('a', 200_000), new string('b', 100_000));
        await WriteAsync("x", a);
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await WriteAsync("x", i % 2 == 0 ? b : a);
        }, Cancel);

        while (!writer.IsCompleted)
            Assert.Contains(await TextAsync("x"), new[] { a, b });
        await writer;
    }

    [Fact]
    public async Task A_listing_is_in_the_order_of_whole_paths()
    {
        foreach (var path in new[] { "a/b/z", "a/b-c", "b", "a.txt", "a/c/d/e", "Z" })
            await WriteAsync(path, "x");

        Assert.Equal(["Z", "a.txt", "a/b-c", "a/b/z", "a/c/d/e", "b"], await PathsAsync(""));
    }

    [Theory]
    [InlineData("a", null, "a1,a2/b,a2/c")]
    [InlineData("a2", null, "a2/b,a2/c")]
    [InlineData("a2/", null, "a2/b,a2/c")]
    [InlineData("a2/c", null, "a2/c")]
    [InlineData("none/at/all", null, "")]
    [InlineData("", "a1", "a2/b,a2/c,b")]
    [InlineData("", "a2", "a2/b,a2/c,b")]
    [InlineData("", "a2/b", "a2/c,b")]
    [InlineData("a2/", "a2/b0", "a2/c")]
    [InlineData("", "b", "")]
    public async Task A_listing_has_what_starts_with_the_prefix_and_comes_after_the_start(string prefix, string? after, string expected)
    {
        foreach (var path in new[] { "a2/c", "b", "a1", "a2/b" })
            await WriteAsync(path, "x");

        Assert.Equal(expected, string.Join(',', await PathsAsync(prefix, after)));
    }

    [Fact]
    public async Task A_listing_tells_size_and_time()
    {
        await WriteAsync("a", "12345");

        await foreach (var info in Store.ListAsync("", null, Cancel))
        {
            Assert.Equal(("a", 5), (info.Path, info.Bytes));
            Assert.Equal((await Store.FindAsync("a", Cancel))!.Modified, info.Modified);
            Assert.True(info.Modified > new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_began_does_nothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync("a", "x"u8.ToArray(), stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutIfAbsentAsync("a", "x"u8.ToArray(), stop.Token));
        Assert.Null(await Store.FindAsync("a", Cancel));
    }

    static async Task RefusesAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<MixdownException>(call);
        Assert.Equal("MX2801", Assert.Single(refused.Diagnostics).Code);
    }

    Task WriteAsync(string path, string text) => Store.WriteAsync(path, Encoding.UTF8.GetBytes(text), Cancel);

    async Task<string> TextAsync(string path) => Encoding.UTF8.GetString((await Store.ReadAsync(path, Cancel))!);

    async Task<List<string>> PathsAsync(string prefix, string? after = null)
    {
        var paths = new List<string>();
        await foreach (var info in Store.ListAsync(prefix, after, Cancel))
            paths.Add(info.Path);
        return paths;
    }
}
