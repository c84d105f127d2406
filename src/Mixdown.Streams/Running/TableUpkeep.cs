using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;

namespace Mixdown.Streams.Running;

/// <summary>Keeps a topic's table in few files, beside its commits: an append never conflicts with a compaction, and a compaction gives
/// way.</summary>
/// <param name="shop">What it works with.</param>
/// <param name="table">The table.</param>
sealed class TableUpkeep(StreamWorkshop shop, StreamTable table) : IAsyncDisposable
{
    /// <summary>Fewer are not worth the work.</summary>
    const int FewFiles = 8;
    const long SmallBytes = 64L << 20;
    static readonly TimeSpan Every = TimeSpan.FromHours(1);
    static readonly IReadOnlyList<string> Order = [RecordColumns.Partition.Name, RecordColumns.Offset.Name];

    readonly CancellationTokenSource _stop = new();
    Task _work = Task.CompletedTask;
    long _lastAt = shop.Clock.GetTimestamp();

    /// <summary>Starts a compaction where it is time and none is under way.</summary>
    public void StartIfDue()
    {
        if (!_work.IsCompleted || table.Snapshot is not { } snapshot || !IsDue(snapshot))
            return;
        _lastAt = shop.Clock.GetTimestamp();
        _work = Task.Run(() => RunAsync(snapshot, _stop.Token), _stop.Token);
    }

    /// <summary>Throws away what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>The failure of the last compaction, once; null for none.</summary>
    public Exception? TakeFailure()
    {
        if (!_work.IsFaulted)
            return null;
        var failure = _work.Exception!.InnerException;
        _work = Task.CompletedTask;
        return failure;
    }

    bool IsDue(DeltaSnapshot snapshot)
    {
        var small = snapshot.Files.Count(IsSmall);
        return small >= shop.SmallFiles || (small >= FewFiles && shop.Clock.GetElapsedTime(_lastAt) >= Every);
    }

    static bool IsSmall(AddFile file) => file.Bytes < SmallBytes;

    async Task RunAsync(DeltaSnapshot snapshot, CancellationToken cancel)
    {
        shop.Reached(CommitStep.Compaction);
        var request = new OptimizeRequest { KeepOrderOf = Order, Tags = RecordFile.Tags(snapshot.Columns) };
        await new DeltaMaintenance(table.Rows).OptimizeAsync(request, cancel).ConfigureAwait(false);
        if (table.Quarantine is null)
            return;
        // Records whose commit never came to its end are told by the number of their file.
        var seq = table.Seq;
        await new DeltaMaintenance(table.Rejects).OptimizeAsync(
            new OptimizeRequest { KeepOrderOf = Order, Includes = file => !(RecordFile.SeqOf(file) > seq) }, cancel).ConfigureAwait(false);
    }
}
