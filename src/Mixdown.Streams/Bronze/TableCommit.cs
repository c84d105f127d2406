using System.Diagnostics;
using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Records;

namespace Mixdown.Streams.Bronze;

/// <summary>One commit of a topic, to be run until it comes through. The order: data file, gaps, quarantine's commit, table's commit.
/// The last is the truth: it has the rows and how far they go. What lies beyond it after a crash does no harm: a data file that no
/// log names, and rejected records that the next commit finds in quarantine already.</summary>
/// <param name="lake">Where to.</param>
/// <param name="table">The table as this process knows it.</param>
/// <param name="waiting">The rows.</param>
/// <param name="session">Of the engine that has them; nobody else uses it meanwhile.</param>
sealed class TableCommit(StreamLake lake, StreamTable table, WaitingRows waiting, DuckDbSession session)
{
    // Each attempt means that somebody else got a commit through; a minute of that has another reason.
    const int MostAttempts = 100;

    readonly long _seq = table.Seq + 1;
    AddFile? _file;

    /// <summary>Commits. After a failure it may be run again: it finds what it has done.</summary>
    /// <exception cref="MixdownException">MX2403: another process has written the table.
    /// Otherwise the lake cannot be written; nothing of the rows is in the table, or all of them.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        lake.Reached(CommitStep.BeforeData);
        CheckFence();
        await WriteAsync(cancel).ConfigureAwait(false);
        lake.Reached(CommitStep.AfterData);
        await new GapCommit(lake, table.Name, waiting.Content.Gaps, session).RunAsync(_seq, cancel).ConfigureAwait(false);
        await new QuarantineCommit(lake, table, waiting, session).RunAsync(_seq, cancel).ConfigureAwait(false);
        await CommitAsync(cancel).ConfigureAwait(false);
        lake.Reached(CommitStep.AfterTable);
    }

    async Task WriteAsync(CancellationToken cancel)
    {
        var content = waiting.Content;
        if (_file is not null || content.Rows == 0)
            return;
        var select = waiting.Select(table.Name, lake.LoadId, _seq);
        var (file, rows) = await new DataFile(lake, session).WriteAsync(select, table.Name.Path, RecordColumns.TableOf(content.Fields), _seq, cancel).ConfigureAwait(false);
        if (rows != content.Rows)
            throw new UnreachableException($"{table.Name.Path}: {content.Rows} rows were read and {rows} are in the file");
        _file = file;
    }

    async Task CommitAsync(CancellationToken cancel)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            await table.RefreshRowsAsync(cancel).ConfigureAwait(false);
            if (IsThere())
                return;
            CheckFence();
            lake.Reached(CommitStep.BeforeTable);
            if (await Transaction().CommitAsync(cancel).ConfigureAwait(false) is not CommitResult.Committed)
                continue;
            await table.RefreshRowsAsync(cancel).ConfigureAwait(false);
            return;
        }
        throw new MixdownException(new Diagnostic(
            "MX2405", $"others commit to {table.Name.Path} all the time: {MostAttempts} of their commits came first", Hint: "Something writes this table in a loop; find it in 'mixdown lake history'."))
        {
            IsTransient = true,
        };
    }

    DeltaTransaction Transaction()
    {
        var transaction = table.Rows.Begin(table.Snapshot);
        CommitColumns.Set(transaction, table, waiting.Content.Fields, waiting.Content.Changes, lake);
        if (_file is not null)
            transaction.Add(_file);
        foreach (var (partition, span) in waiting.Content.Spans.Where(entry => IsNews(entry.Key, entry.Value)))
            transaction.SetApplicationVersion(table.Name.AppId(partition), span.Next);
        transaction.SetApplicationVersion(table.Name.CommitId, _seq);
        transaction.Describe("STREAM", Facts());
        return transaction;
    }

    /// <summary>Whether a partition moved: where only others did, its version is there already.</summary>
    bool IsNews(int partition, OffsetSpan span) => span.Next > table.Offsets.GetValueOrDefault(partition, -1);

    /// <summary>Whether an attempt whose answer was lost came through.</summary>
    bool IsThere()
    {
        if (table.Snapshot is not { } snapshot || table.Seq != _seq)
            return false;
        var offsets = table.Offsets;
        var isSame = waiting.Content.Spans.All(entry => offsets.GetValueOrDefault(entry.Key, entry.Value.Next) == entry.Value.Next);
        return isSame && (_file is null
            || snapshot.Files.Any(file => file.DataPath == _file.DataPath)
            || snapshot.Tombstones.Any(file => file.DataPath == _file.DataPath));
    }

    void CheckFence()
    {
        if (IsThere())
            return;
        var offsets = table.Offsets;
        foreach (var (partition, span) in waiting.Content.Spans)
        {
            if (offsets.TryGetValue(partition, out var there) && there != span.From)
                throw Fence.Error(table.Name, FormattableString.Invariant($"partition {partition} is at offset {there} there, and at {span.From} here"));
        }
        if (table.Seq != _seq - 1)
            throw Fence.Error(table.Name, FormattableString.Invariant($"it has {table.Seq} commits, and {_seq - 1} were known here"));
    }

    Dictionary<string, string?> Facts() => new(StringComparer.Ordinal)
    {
        ["loadId"] = lake.LoadId,
        ["seq"] = _seq.ToString(CultureInfo.InvariantCulture),
        ["rows"] = waiting.Content.Rows.ToString(CultureInfo.InvariantCulture),
        ["quarantined"] = waiting.Content.Rejected.ToString(CultureInfo.InvariantCulture),
    };
}
