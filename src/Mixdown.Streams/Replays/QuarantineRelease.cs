using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;

namespace Mixdown.Streams.Replays;

/// <summary>Takes records out of a quarantine, in one commit of it.</summary>
/// <param name="lake">The lake.</param>
/// <param name="table">The table and its quarantine.</param>
/// <param name="view">Shows both.</param>
/// <param name="session">Of the engine in memory.</param>
sealed class QuarantineRelease(StreamLake lake, StreamTable table, TableView view, DuckDbSession session)
{
    const int MostAttempts = 20;

    /// <summary>Takes out what is in the table: it was read again. Whoever dies before this is through leaves a mark, by which the next
    /// one does it.</summary>
    /// <returns>How many records that were.</returns>
    public async Task<long> SettleAsync(CancellationToken cancel)
    {
        await table.RefreshAsync(cancel).ConfigureAwait(false);
        var rows = table.Snapshot is { } snapshot ? await view.RowsAsync(snapshot, snapshot.Files, cancel).ConfigureAwait(false) : null;
        return rows is null ? 0 : await RunAsync(
            $"exists (select 1 from {rows} r where r._mx_partition = q._mx_partition and r._mx_offset = q._mx_offset)", "REPLAY", null, cancel).ConfigureAwait(false);
    }

    /// <summary>Takes out the records for which a condition holds.</summary>
    /// <param name="condition">SQL about the record <c>q</c>.</param>
    /// <param name="operation">For the history.</param>
    /// <param name="reason">For the history; null for none.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <returns>How many records that were.</returns>
    public async Task<long> RunAsync(string condition, string operation, string? reason, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            await table.RefreshQuarantineAsync(cancel).ConfigureAwait(false);
            if (table.Quarantine is null)
                return 0;
            var (transaction, released) = await PlanAsync(condition, cancel).ConfigureAwait(false);
            if (released == 0 && !table.IsUnsettled)
                return 0;
            if (table.IsUnsettled && operation == "REPLAY")
                transaction.SetApplicationVersion(table.Name.SettledId, table.Replays);
            transaction.Describe(operation, new Dictionary<string, string?>(StringComparer.Ordinal) { ["loadId"] = lake.LoadId, ["reason"] = reason });
            if (await transaction.CommitAsync(cancel).ConfigureAwait(false) is not CommitResult.Committed)
                continue;
            await table.RefreshQuarantineAsync(cancel).ConfigureAwait(false);
            return released;
        }
        throw new MixdownException(new Diagnostic("MX2405", $"others commit to {table.Name.QuarantinePath} all the time", Hint: "Something writes this table in a loop; find it in 'mixdown lake history'."))
        {
            IsTransient = true,
        };
    }

    async Task<(DeltaTransaction Transaction, long Released)> PlanAsync(string condition, CancellationToken cancel)
    {
        var (snapshot, released) = (table.Quarantine!, 0L);
        var transaction = table.Rejects.Begin(snapshot);
        foreach (var file in snapshot.Files)
        {
            var records = await view.RejectsAsync(snapshot, [file], cancel).ConfigureAwait(false);
            var leaving = (long)session.Query($"select count(*) from {records} q where {condition}", cancel).Rows[0][0]!;
            if (leaving == 0)
                continue;
            released += leaving;
            transaction.Remove(file);
            if (await RestAsync(records, condition, file, cancel).ConfigureAwait(false) is { } rest)
                transaction.Add(rest);
        }
        return (transaction, released);
    }

    /// <summary>The records of a file that stay, in a file of the same commit: whether they are shown stays as it is.</summary>
    async Task<AddFile?> RestAsync(string records, string condition, AddFile file, CancellationToken cancel)
    {
        if ((long)session.Query($"select count(*) from {records} q where not ({condition})", cancel).Rows[0][0]! == 0)
            return null;
        var names = string.Join(", ", RejectedRecords.TableColumns.Select(column => new SqlIdentifier(column.Name).ToString()));
        var select = string.Create(CultureInfo.InvariantCulture, $"select {names} from {records} q where not ({condition})");
        var written = await new DataFile(lake, session).WriteAsync(select, table.Name.QuarantinePath, RejectedRecords.TableColumns, RecordFile.SeqOf(file) ?? 0, cancel).ConfigureAwait(false);
        return written.File;
    }
}
