using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta.Maintenance;

public sealed class OptimizeTests
{
    readonly MaintenanceLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Small_files_become_one_and_no_row_changes()
    {
        await _lab.AppendAsync("a:1", "a:2");
        await _lab.AppendAsync("b:1");
        await _lab.AppendAsync("c:1");

        var optimized = await OptimizeAsync(new OptimizeRequest());

        Assert.Equal(new OptimizeResult(4) { FilesRemoved = 3, BytesRemoved = 16, FilesAdded = 1, BytesAdded = 16, Files = 1 }, optimized);
        Assert.Equal("a:1 a:2 b:1 c:1", await _lab.RowsAsync());
        var entry = await _lab.Delta.Table.HistoryAsync(Cancel).FirstAsync(Cancel);
        Assert.Equal("OPTIMIZE", entry.Info!.Operation);
        Assert.Equal("3", entry.Info.Metrics["numRemovedFiles"]);
        Assert.All(entry.Actions.OfType<AddFile>(), file => Assert.False(file.DataChange));
        Assert.All(entry.Actions.OfType<RemoveFile>(), file => Assert.False(file.DataChange));
    }

    [Fact]
    public async Task Files_that_reached_half_of_the_aim_stay()
    {
        await _lab.AppendAsync("large:1", "large:2");
        await _lab.AppendAsync("b:1");
        await _lab.AppendAsync("c:1");
        await _lab.AppendAsync("d:1");

        // 18 bytes; 4 bytes each.
        var optimized = await OptimizeAsync(new OptimizeRequest { TargetBytes = 10 });

        Assert.Equal((2, 1, 3), (optimized.FilesRemoved, optimized.FilesAdded, optimized.Files));
        Assert.Equal("b:1 c:1 d:1 large:1 large:2", await _lab.RowsAsync());
    }

    [Fact]
    public async Task A_table_of_one_small_file_gets_no_commit()
    {
        await _lab.AppendAsync("a:1");

        Assert.Equal(new OptimizeResult(1) { Files = 1 }, await OptimizeAsync(new OptimizeRequest()));
    }

    [Fact]
    public async Task Partitions_are_not_mixed()
    {
        var create = _lab.Delta.Table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        create.SetMetaData(create.MetaData! with { PartitionColumns = ["name"] });
        await create.CommitAsync(Cancel);
        foreach (var (name, partition) in new[] { ("1", "x"), ("2", "y/z"), ("3", "x"), ("4", null), ("5", ""), ("6", "y/z") })
            await AppendAsync(name, partition);

        await OptimizeAsync(new OptimizeRequest());

        var files = (await _lab.Delta.Table.SnapshotAsync(Cancel)).Files.OrderBy(file => file.DataPath, StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["name=__HIVE_DEFAULT_PARTITION__/ 4 5", "name=x/ 1 3", "name=y%2Fz/ 2 6"],
            await Task.WhenAll(files.Select(async file =>
                file.DataPath[..(file.DataPath.IndexOf('/', StringComparison.Ordinal) + 1)] + " " + string.Join(' ', await _lab.Files.RowsAsync("t", file, Cancel)))));
        Assert.Equal(["x", "y/z"], files.Select(file => file.PartitionValues["name"]).Where(value => !string.IsNullOrEmpty(value)));
    }

    [Fact]
    public async Task An_append_in_between_is_gone_round()
    {
        await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");
        _lab.Files.Before = Once(() => _lab.AppendAsync("c:1"));

        var optimized = await OptimizeAsync(new OptimizeRequest());

        Assert.Equal(4, optimized.Version);
        Assert.Equal("a:1 b:1 c:1", await _lab.RowsAsync());
    }

    [Fact]
    public async Task A_file_that_another_writer_took_out_in_between_stays_out()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");
        await _lab.AppendAsync("c:1");
        await _lab.AppendAsync("d:1");
        _lab.Files.Before = Once(() => _lab.RemoveAsync(a));

        // Two bins of two files; the first one is not what it was.
        var optimized = await OptimizeAsync(new OptimizeRequest { TargetBytes = 11 });

        Assert.Equal((2, 1, 2), (optimized.FilesRemoved, optimized.FilesAdded, optimized.Files));
        Assert.Equal("b:1 c:1 d:1", await _lab.RowsAsync());
    }

    [Fact]
    public async Task What_was_rewritten_in_vain_is_deleted()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");
        _lab.Files.Before = Once(() => _lab.RemoveAsync(a));

        Assert.Equal(0, (await OptimizeAsync(new OptimizeRequest())).FilesRemoved);

        Assert.Equal("00001.txt 00002.txt", await _lab.NamesAsync());
    }

    [Fact]
    public async Task Rows_of_an_append_only_table_may_move_between_files()
    {
        await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");
        await _lab.Maintenance.SetPropertyAsync("delta.appendOnly", "true", Cancel);

        Assert.Equal(2, (await OptimizeAsync(new OptimizeRequest())).FilesRemoved);
    }

    [Fact]
    public async Task Sixteen_appenders_and_two_compactions_at_once_lose_no_row()
    {
        await _lab.AppendAsync("00:1");

        var appends = Enumerable.Range(1, 16).Select(writer => Task.Run(() => _lab.AppendAsync($"{writer:D2}:1"), Cancel));
        var compactions = Enumerable.Range(0, 2).Select(_ => Task.Run(() => OptimizeAsync(new OptimizeRequest()), Cancel));
        await Task.WhenAll(appends.Select(Ignore).Concat(compactions.Select(Ignore)));

        Assert.Equal(string.Join(' ', Enumerable.Range(0, 17).Select(writer => $"{writer:D2}:1")), await _lab.RowsAsync());
    }

    static async Task Ignore<T>(Task<T> task) => await task;

    static Func<Task> Once<T>(Func<Task<T>> act) => Once(async () => { await act(); });

    static Func<Task> Once(Func<Task> act)
    {
        var isDone = false;
        return () =>
        {
            if (isDone)
                return Task.CompletedTask;
            isDone = true;
            return act();
        };
    }

    Task<OptimizeResult> OptimizeAsync(OptimizeRequest request) => _lab.Maintenance.OptimizeAsync(request, Cancel);

    async Task AppendAsync(string name, string? partition)
    {
        var file = await _lab.Files.WriteAsync("t", name, [name], Cancel);
        var append = _lab.Delta.Table.Begin(await _lab.Delta.Table.SnapshotAsync(Cancel));
        append.Add(file with { PartitionValues = file.PartitionValues.Add("name", partition) });
        Assert.IsType<CommitResult.Committed>(await append.CommitAsync(Cancel));
    }
}
