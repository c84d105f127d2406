using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

public sealed class StoreFolderTests : IDisposable
{
    readonly GeneratedStore _store = new();
    readonly StoreOptions _options = new() { Threads = 1 };

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Every_option_out_of_range_is_named_at_once()
    {
        var error = await Assert.ThrowsAsync<MixdownException>(() =>
            _store.Generate(new StoreOptions { Scale = 0, DirtyRatio = 0.5m, Threads = 0 }));

        Assert.Equal(
            """
            error MX6001: A store cannot be generated with a scale of 0
              hint: Pass --scale from 1 to 100000.

            error MX6001: A store cannot be generated with a dirty ratio of 0.5
              hint: Pass --dirty from 0 to 0.2.

            error MX6001: A store cannot be generated with 0 threads
              hint: Pass --threads of at least 1.
            """.ReplaceLineEndings("\n"),
            error.Message);
        Assert.False(Directory.Exists(_store.Folder));
    }

    [Fact]
    public async Task A_folder_with_any_other_file_is_refused_even_to_overwrite()
    {
        Directory.CreateDirectory(_store.Folder);
        var notes = Path.Combine(_store.Folder, "notes.txt");
        await File.WriteAllTextAsync(notes, "mine", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<MixdownException>(() => _store.Generate(_options with { Overwrite = true }));

        Assert.Equal("MX6002", Assert.Single(error.Diagnostics).Code);
        Assert.Contains("'notes.txt'", error.Message, StringComparison.Ordinal);
        Assert.Equal([notes], Directory.GetFileSystemEntries(_store.Folder));
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_refused()
    {
        await File.WriteAllTextAsync(_store.Folder, "mine", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<MixdownException>(() => _store.Generate(_options with { Overwrite = true }));

        Assert.Equal("MX6002", Assert.Single(error.Diagnostics).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(_store.Folder, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_store_is_replaced_only_when_told_to()
    {
        await _store.Generate(_options);
        var before = _store.Hash();

        var error = await Assert.ThrowsAsync<MixdownException>(() => _store.Generate(_options with { Seed = 43 }));
        Assert.Equal("MX6003", Assert.Single(error.Diagnostics).Code);
        Assert.Equal(before, _store.Hash());

        Assert.False((await _store.Generate(_options with { Seed = 43, Overwrite = true })).WasThere);
        Assert.NotEqual(before, _store.Hash());
        Assert.Equal([_store.Folder], Directory.GetFileSystemEntries(Path.GetDirectoryName(_store.Folder)!));
    }

    [Fact]
    public async Task The_same_store_is_left_as_it_is()
    {
        var written = await _store.Generate(_options);
        var stamp = File.GetLastWriteTimeUtc(Path.Combine(_store.Folder, "track.csv"));

        var again = await _store.Generate(_options);

        Assert.Equal((false, true), (written.WasThere, again.WasThere));
        Assert.Equal(stamp, File.GetLastWriteTimeUtc(Path.Combine(_store.Folder, "track.csv")));
        Assert.Equivalent(written.Truth, again.Truth, strict: true);
    }

    [Fact]
    public async Task The_same_store_with_a_file_cut_short_is_not_taken_for_whole()
    {
        await _store.Generate(_options);
        using (var file = File.OpenWrite(Path.Combine(_store.Folder, "track.csv")))
            file.SetLength(100);

        await Assert.ThrowsAsync<MixdownException>(() => _store.Generate(_options));
        Assert.False((await _store.Generate(_options with { Overwrite = true })).WasThere);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_nothing_behind()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAt("invoice_line", cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new StoreGenerator(_options with { Scale = 5, Threads = 2 }).WriteAsync(_store.Folder, progress, cancel.Token));

        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(_store.Folder)!));
    }

    [Fact]
    public async Task What_a_killed_run_left_is_removed_and_an_empty_folder_is_filled()
    {
        Directory.CreateDirectory(_store.Folder);
        Directory.CreateDirectory(_store.Folder + ".partial");
        await File.WriteAllTextAsync(
            Path.Combine(_store.Folder + ".partial", "track.csv"), "half", TestContext.Current.CancellationToken);

        var summary = await _store.Generate(_options);

        Assert.Equal(_store.Folder, summary.Folder);
        Assert.Equal([_store.Folder], Directory.GetFileSystemEntries(Path.GetDirectoryName(_store.Folder)!));
        Assert.Equal(12, Directory.GetFiles(_store.Folder).Length);
    }

    sealed class CancelAt(string table, CancellationTokenSource cancel) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value)
        {
            if (value.Table == table)
                cancel.Cancel();
        }
    }
}
