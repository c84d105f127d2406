using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Statistics;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;

namespace Mixdown.Streams.Replays;

/// <summary>Puts rows that were read again into their table, in the place of those that came from the same records. The order: records
/// that are rejected now into quarantine, where nobody is shown them yet; the table's commit, which is the truth; and out of the
/// quarantine what is in the table. How far the partitions are stays as it is: the stream goes on where it would have.</summary>
/// <param name="lake">The lake.</param>
/// <param name="table">The table as it was when reading began.</param>
/// <param name="rows">The rows.</param>
/// <param name="view">Shows the table.</param>
/// <param name="session">Has the keys of the rows.</param>
sealed class ReplayCommit(StreamLake lake, StreamTable table, ReplayedRows rows, TableView view, DuckDbSession session)
{
    const int MostAttempts = 20;

    readonly long _replay = table.Replays + 1;
    readonly IReadOnlyDictionary<int, long> _offsets = table.Offsets;

    /// <summary>Whether the table may have rows of the same records. Default: it may.</summary>
    public bool Replaces { get; init; } = true;

    /// <summary>Commits.</summary>
    /// <exception cref="MixdownException">MX2403: another process has written the table meanwhile; nothing is changed.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        lake.Reached(CommitStep.BeforeQuarantine);
        await QuarantineAsync(cancel).ConfigureAwait(false);
        lake.Reached(CommitStep.BeforeTable);
        await TableAsync(cancel).ConfigureAwait(false);
        lake.Reached(CommitStep.AfterTable);
        await new QuarantineRelease(lake, table, view, session).SettleAsync(CancellationToken.None).ConfigureAwait(false);
    }

    async Task QuarantineAsync(CancellationToken cancel)
    {
        for (var attempt = 0; rows.Rejects.Count > 0; attempt++)
        {
            await table.RefreshQuarantineAsync(cancel).ConfigureAwait(false);
            var transaction = table.Rejects.Begin(table.Quarantine);
            if (table.Quarantine is null)
                transaction.SetColumns(RejectedRecords.TableColumns);
            foreach (var file in rows.Rejects)
                transaction.Add(file);
            Describe(transaction, table.Name.ReplayId);
            if (await transaction.CommitAsync(cancel).ConfigureAwait(false) is CommitResult.Committed)
                return;
            CheckAttempts(attempt);
        }
    }

    async Task TableAsync(CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            await table.RefreshRowsAsync(cancel).ConfigureAwait(false);
            CheckFence();
            var transaction = table.Rows.Begin(table.Snapshot);
            CommitColumns.Set(transaction, table, rows.Fields ?? table.Fields ?? new ColumnList(), rows.Changes, lake);
            if (Replaces)
                await ReplaceAsync(transaction, cancel).ConfigureAwait(false);
            foreach (var file in rows.Files)
                transaction.Add(file);
            transaction.SetApplicationVersion(table.Name.CommitId, rows.Seq);
            Describe(transaction, table.Name.ReplayId);
            if (await transaction.CommitAsync(cancel).ConfigureAwait(false) is CommitResult.Committed)
                break;
            CheckAttempts(attempt);
        }
        await table.RefreshRowsAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Takes out the files that have rows of the same records. Their other rows go into a new file.</summary>
    async Task ReplaceAsync(DeltaTransaction transaction, CancellationToken cancel)
    {
        var snapshot = table.Snapshot!;
        var first = (long?)session.Query($"select min(o) from {ReplayedRows.Keys}", cancel).Rows[0][0] ?? long.MaxValue;
        var old = snapshot.Files.Where(file => !(LastOffset(file) < first)).ToList();
        if (old.Count == 0)
            return;
        var shown = await view.RowsAsync(snapshot, old, cancel).ConfigureAwait(false);
        const string Again = $"exists (select 1 from {ReplayedRows.Keys} k where k.p = t._mx_partition and k.o = t._mx_offset)";
        foreach (var file in old)
            transaction.Remove(file);
        if ((long)session.Query($"select count(*) from {shown} t where not {Again}", cancel).Rows[0][0]! == 0)
            return;
        var names = string.Join(", ", snapshot.Columns.Select(column => new SqlIdentifier(column.Name).ToString()));
        var select = $"select {names} from {shown} t where not {Again} order by _mx_partition, _mx_offset";
        transaction.Add((await new DataFile(lake, session).WriteAsync(select, table.Name.Path, snapshot.Columns, rows.Seq, cancel).ConfigureAwait(false)).File);
    }

    long? LastOffset(AddFile file) =>
        StatisticsJson.Read(file.Stats, table.Snapshot!.Columns)?.Columns.GetValueOrDefault(RecordColumns.Offset.Name)?.Max is { } max
        && long.TryParse(max, NumberStyles.Integer, CultureInfo.InvariantCulture, out var offset) ? offset : null;

    void Describe(DeltaTransaction transaction, string replayId)
    {
        transaction.SetApplicationVersion(replayId, _replay);
        transaction.Describe("REPLAY", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["loadId"] = lake.LoadId,
            ["seq"] = rows.Seq.ToString(CultureInfo.InvariantCulture),
            ["rows"] = rows.Rows.ToString(CultureInfo.InvariantCulture),
        });
    }

    void CheckFence()
    {
        if (table.Seq != rows.Seq - 1 || table.Offsets.Any(there => _offsets.GetValueOrDefault(there.Key, -1) != there.Value))
            throw Fence.Error(table.Name, FormattableString.Invariant($"it has {table.Seq} commits, and {rows.Seq - 1} were known here"));
    }

    void CheckAttempts(int attempt)
    {
        if (attempt >= MostAttempts)
            throw new MixdownException(new Diagnostic("MX2405", $"others commit to {table.Name.Path} all the time", Hint: "Something writes this table in a loop; find it in 'mixdown lake history'.")) { IsTransient = true };
    }
}
