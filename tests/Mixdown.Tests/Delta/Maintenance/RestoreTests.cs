using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta.Maintenance;

public sealed class RestoreTests
{
    readonly MaintenanceLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restore_is_one_more_version_with_the_rows_of_the_old_one()
    {
        await _lab.AppendAsync("a:1");
        var b = await _lab.AppendAsync("b:1");
        await _lab.RemoveAsync(b);
        await _lab.AppendAsync("c:1");

        var restored = await _lab.Maintenance.RestoreAsync(2, null, Cancel);

        Assert.Equal(new RestoreResult(5, FilesRestored: 1, FilesRemoved: 1, ColumnsChanged: false), restored);
        Assert.Equal("a:1 b:1", await _lab.RowsAsync());
        Assert.Equal("a:1 c:1", await _lab.RowsAsync(await _lab.Delta.Table.SnapshotAsync(4, Cancel)));
    }

    [Fact]
    public async Task Its_history_says_what_it_was()
    {
        await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:22");
        await _lab.Maintenance.RestoreAsync(1, null, Cancel);

        var entry = await _lab.Delta.Table.HistoryAsync(Cancel).FirstAsync(Cancel);

        Assert.Equal("RESTORE", entry.Info!.Operation);
        Assert.Equal("1", entry.Info.Parameters["version"]);
        Assert.Equal(
            "numOfFilesAfterRestore=1 numRemovedFiles=1 numRestoredFiles=0 removedFilesSize=5 restoredFilesSize=0 tableSizeAfterRestore=4",
            string.Join(' ', entry.Info.Metrics.Select(metric => $"{metric.Key}={metric.Value}")));
    }

    [Fact]
    public async Task Columns_that_came_later_go_again()
    {
        await _lab.AppendAsync("a:1");
        var widen = _lab.Delta.Table.Begin(await _lab.Delta.Table.SnapshotAsync(Cancel));
        widen.SetColumns(new ColumnList([.. DeltaLab.Columns, new Column("later", DataType.Text)]));
        Assert.IsType<CommitResult.Committed>(await widen.CommitAsync(Cancel));
        await _lab.AppendAsync("b:1");

        var restored = await _lab.Maintenance.RestoreAsync(1, null, Cancel);

        Assert.True(restored.ColumnsChanged);
        Assert.Equal(DeltaLab.Columns, (await _lab.Delta.Table.SnapshotAsync(Cancel)).Columns);
    }

    [Fact]
    public async Task A_table_that_is_as_it_was_gets_no_commit()
    {
        await _lab.AppendAsync("a:1");

        Assert.Equal(new RestoreResult(1, 0, 0, false), await _lab.Maintenance.RestoreAsync(1, null, Cancel));
    }

    [Fact]
    public async Task A_bookmark_goes_into_the_same_commit()
    {
        await _lab.AppendAsync("a:1");
        await _lab.AppendAsync("b:1");

        await _lab.Maintenance.RestoreAsync(1, new ApplicationTransaction("app", 7), Cancel);

        Assert.Equal(7, (await _lab.Delta.Table.SnapshotAsync(Cancel)).TransactionOf("app"));
    }

    [Fact]
    public async Task A_version_whose_files_are_deleted_is_refused_with_their_names()
    {
        var a = await _lab.AppendAsync("a:1");
        await _lab.RemoveAsync(a);
        await _lab.Delta.Store.DeleteAsync("t/" + a.DataPath, Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Maintenance.RestoreAsync(1, null, Cancel));

        Assert.Equal("MX2870", refused.Diagnostics[0].Code);
        Assert.Equal("Version 1 of memory:/t cannot come back: 1 of its data files are deleted: 00001.txt", refused.Diagnostics[0].Message);
        Assert.Equal("", await _lab.RowsAsync());
    }

    [Fact]
    public async Task A_version_that_the_log_does_not_have_is_refused()
    {
        await _lab.AppendAsync("a:1");

        var refused = await Assert.ThrowsAsync<MixdownException>(() => _lab.Maintenance.RestoreAsync(9, null, Cancel));

        Assert.Equal("MX2812", refused.Diagnostics[0].Code);
    }
}
