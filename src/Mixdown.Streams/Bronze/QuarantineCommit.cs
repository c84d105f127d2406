using System.Globalization;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>Puts the rejected records of a commit into quarantine, before the table's own commit. Up to which offset it has those of a
/// partition stands in its log: what a process that died has put there is not put there again.</summary>
sealed class QuarantineCommit(StreamLake lake, StreamTable table, WaitingRows waiting, DuckDbSession session)
{
    /// <summary>Commits; nothing happens where there is nothing new.</summary>
    /// <param name="seq">The number of the table's commit that follows: until that is there nobody is shown these records.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RunAsync(long seq, CancellationToken cancel)
    {
        if (waiting.Content.Rejected == 0)
            return;
        await table.RefreshQuarantineAsync(cancel).ConfigureAwait(false);
        while (HasNews(cancel))
        {
            var file = await WriteAsync(seq, cancel).ConfigureAwait(false);
            lake.Reached(CommitStep.BeforeQuarantine);
            var result = await Transaction(seq, file).CommitAsync(cancel).ConfigureAwait(false);
            await table.RefreshQuarantineAsync(cancel).ConfigureAwait(false);
            if (result is CommitResult.Committed)
                break;
            await lake.Store.DeleteAsync($"{table.Name.QuarantinePath}/{file.DataPath}", cancel).ConfigureAwait(false);
        }
        lake.Reached(CommitStep.AfterQuarantine);
    }

    bool HasNews(CancellationToken cancel) => (long)session.Query(waiting.CountRejects(table.RejectedUpTo), cancel).Rows[0][0]! > 0;

    async Task<AddFile> WriteAsync(long seq, CancellationToken cancel)
    {
        var select = waiting.SelectRejects(lake.LoadId, seq, lake.Now, table.RejectedUpTo);
        return (await new DataFile(lake, session).WriteAsync(select, table.Name.QuarantinePath, RejectedRecords.TableColumns, seq, cancel).ConfigureAwait(false)).File;
    }

    DeltaTransaction Transaction(long seq, AddFile file)
    {
        var transaction = table.Rejects.Begin(table.Quarantine);
        if (table.Quarantine is null)
            transaction.SetColumns(RejectedRecords.TableColumns);
        transaction.Add(file);
        foreach (var (partition, span) in waiting.Content.Spans.Where(entry => entry.Value.Next > table.RejectedUpTo(entry.Key)))
            transaction.SetApplicationVersion(table.Name.AppId(partition), span.Next);
        transaction.Describe("STREAM", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["loadId"] = lake.LoadId,
            ["seq"] = seq.ToString(CultureInfo.InvariantCulture),
        });
        return transaction;
    }
}
