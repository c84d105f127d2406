using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Tests.Delta;

/// <summary>A writer that dies at any call to the store, and is started again until it is through.</summary>
public sealed class CrashTests
{
    const int Loads = 7;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each load appends a file, exactly once by its application version; every third one replaces the file of the load
    /// before. Checkpoints are written every 2 commits and the log is cleaned, so that every kind of call is cut off once.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_writer_that_dies_at_any_call_loses_nothing_and_doubles_nothing(bool afterEffect, bool forever)
    {
        var (points, failed) = (0, true);
        while (failed)
        {
            var lab = NewLab();
            failed = await FailsAsync(lab, new FailingStore(lab.Store, ++points, afterEffect, forever));
            await CheckReadableAsync(lab);
            await LoadAsync(lab, lab.Table);
            await CheckAsync(lab);
        }
        Assert.True(points > 40, $"only {points} calls");
    }

    [Fact]
    public async Task A_writer_that_dies_and_dies_again_while_it_recovers_loses_nothing()
    {
        for (var first = 2; first < 80; first += 7)
        {
            for (var second = 1; second < 40; second += 5)
            {
                var lab = NewLab();
                await FailsAsync(lab, new FailingStore(lab.Store, first, afterEffect: first % 2 == 0, forever: true));
                await FailsAsync(lab, new FailingStore(lab.Store, second, afterEffect: second % 2 == 0, forever: true));
                await LoadAsync(lab, lab.Table);
                await CheckAsync(lab);
            }
        }
    }

    static DeltaLab NewLab()
    {
        var lab = new DeltaLab();
        lab.Options = lab.Options with { CheckpointInterval = 2 };
        return lab;
    }

    /// <summary>Whether the writer died.</summary>
    static async Task<bool> FailsAsync(DeltaLab lab, FailingStore store)
    {
        var died = await Record.ExceptionAsync(() => LoadAsync(lab, new DeltaTable(store, "t", lab.Options)));
        Assert.True(died is null or IOException, died?.ToString());
        return died is not null;
    }

    static async Task LoadAsync(DeltaLab lab, DeltaTable table)
    {
        var snapshot = await table.FindAsync(Cancel) ?? await CreateAsync(table);
        for (var load = 1; load <= Loads; load++)
        {
            lab.Clock.Advance(TimeSpan.FromDays(40));
            var transaction = table.Begin(snapshot);
            transaction.SetApplicationVersion("app", load);
            transaction.Add(DeltaLab.File($"load-{load}"));
            if (load % 3 == 0 && snapshot.Files.FirstOrDefault(file => file.DataPath == $"load-{load - 1}") is { } before)
                transaction.Remove(before);
            Assert.True(await transaction.CommitAsync(Cancel) is CommitResult.Committed or CommitResult.AlreadyDone);
            snapshot = await table.RefreshAsync(snapshot, Cancel);
        }
    }

    static async Task<DeltaSnapshot> CreateAsync(DeltaTable table)
    {
        var create = table.Begin(null);
        create.SetColumns(DeltaLab.Columns);
        create.Describe("CREATE TABLE");
        Assert.IsType<CommitResult.Committed>(await create.CommitAsync(Cancel));
        return await table.SnapshotAsync(Cancel);
    }

    static async Task CheckReadableAsync(DeltaLab lab)
    {
        if (await lab.Table.FindAsync(Cancel) is not { } snapshot)
            return;
        var done = snapshot.TransactionOf("app") ?? 0;
        Assert.Equal(done, snapshot.Version);
        Assert.Equal(Expected(done), DeltaLab.Names(snapshot));
    }

    static async Task CheckAsync(DeltaLab lab)
    {
        var snapshot = await lab.Table.SnapshotAsync(Cancel);
        Assert.Equal((Loads, Loads), (snapshot.Version, snapshot.TransactionOf("app")));
        Assert.Equal(Expected(Loads), DeltaLab.Names(snapshot));
    }

    static string Expected(long loads) => string.Join(' ', Enumerable.Range(1, (int)loads)
        .Where(load => !((load + 1) % 3 == 0 && load + 1 <= loads))
        .Select(load => $"load-{load}"));
}
