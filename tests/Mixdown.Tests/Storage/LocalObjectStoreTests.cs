using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;

namespace Mixdown.Tests.Storage;

public sealed class LocalObjectStoreTests : ObjectStoreContract, IDisposable
{
    readonly TempFolder _folder = new();

    public LocalObjectStoreTests() => Store = new LocalObjectStore(_folder.At("new/folder"));

    protected override IObjectStore Store { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_a_dead_process_left_half_written_is_in_no_listing()
    {
        _folder.Write("new/folder/log/.abc.mxtmp", "half");

        Assert.Empty(await PathsAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ReadAsync("log/.abc.mxtmp", Cancel));
    }

    [Fact]
    public async Task No_temporary_file_stays_behind_whether_won_or_lost()
    {
        await Store.PutIfAbsentAsync("a", "1"u8.ToArray(), Cancel);
        await Store.PutIfAbsentAsync("a", "2"u8.ToArray(), Cancel);
        await Store.WriteAsync("a", "3"u8.ToArray(), Cancel);

        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(Store.Root).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_folder_is_an_error_with_the_path()
    {
        await Store.WriteAsync("a", "file"u8.ToArray(), Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => Store.WriteAsync("a/b", "x"u8.ToArray(), Cancel));

        Assert.StartsWith($"error MX2803: 'a/b' cannot be written in {Store.Root}: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_file_is_an_error_and_leaves_nothing_behind()
    {
        await Store.WriteAsync("a/b", "x"u8.ToArray(), Cancel);

        await Assert.ThrowsAsync<MixdownException>(() => Store.WriteAsync("a", "x"u8.ToArray(), Cancel));

        Assert.Equal(["a/b"], await PathsAsync());
        Assert.Single(Directory.EnumerateFileSystemEntries(Store.Root));
    }

    [Fact]
    public void A_full_disk_is_named_with_the_bytes_that_are_needed()
    {
        // /dev/full is a device that answers every write as a full disk does; a file system of a few kilobytes needs root.
        using var device = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var full = Assert.Throws<IOException>(() => device.Write("x"u8));

        Assert.Equal(
            "error MX2802: The disk is full: 'log/0.json' in /lake needs 12 bytes\n  hint: Free some space and run again; nothing is lost.",
            new LocalObjectStore("/lake").Refusal("log/0.json", 12, full).ToString());
    }

    [Fact]
    public async Task A_linked_folder_is_not_walked_and_a_linked_file_has_the_size_of_its_target()
    {
        _folder.Write("outside/data.csv", "12345");
        Directory.CreateDirectory(Store.Root);
        Directory.CreateSymbolicLink(Path.Combine(Store.Root, "circle"), Store.Root);
        File.CreateSymbolicLink(Path.Combine(Store.Root, "data.csv"), _folder.At("outside/data.csv"));

        var found = new List<ObjectInfo>();
        await foreach (var info in Store.ListAsync("", null, Cancel))
            found.Add(info);

        Assert.Equal(("data.csv", 5), (Assert.Single(found).Path, found[0].Bytes));
    }

    public void Dispose() => _folder.Dispose();

    async Task<List<string>> PathsAsync()
    {
        var paths = new List<string>();
        await foreach (var info in Store.ListAsync("", null, Cancel))
            paths.Add(info.Path);
        return paths;
    }
}
