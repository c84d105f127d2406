using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads.Running;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Loads.Tables;

/// <summary>Loads what a table has after its bookmark, in one commit.</summary>
sealed class SourceTableLoader(LoadRun run, ITableSession session, OfferedTable offered, BronzeTable bronze)
{
    readonly LoadTable _settings = run.Load.Table(offered.Name, offered.Place);
    readonly TableColumns _columns = new(run, bronze, run.Load.Table(offered.Name, offered.Place), Guess);

    /// <summary>Loads the table.</summary>
    /// <param name="seq">This load's number.</param>
    /// <param name="recovered">The load of a run that died which was finished just now; null when there was none.</param>
    /// <param name="progress">Receives how far it is.</param>
    /// <param name="cancel">Stops at the next chunk.</param>
    /// <exception cref="MixdownException">Nothing of this run is in the table.</exception>
    public async Task<TableLoad> LoadAsync(long seq, LoadState? recovered, TableProgress progress, CancellationToken cancel)
    {
        if (NewTable.IsRefused(bronze, _settings))
            return NewTable.Refuse(bronze, _settings);
        progress.Start(0, offered.Rows);
        var read = await session.ReadAsync(new TableRequest(offered, _settings, run.BookmarkOf(bronze), Known()), cancel).ConfigureAwait(false);
        await using (read.ConfigureAwait(false))
        {
            var disposition = Disposition(read);
            var schema = Schema(read);
            var derivation = disposition.Derive(schema.Columns);
            var work = new SourceTableWork(run, _settings.Contract, offered, bronze, schema.Columns, seq);
            await using (work.ConfigureAwait(false))
            {
                await work.ReadAsync(read, ColumnTargets.Of(_settings, schema.Columns, read.Shape), progress, cancel).ConfigureAwait(false);
                MergeKeys.Check(derivation, work.Added, schema.Columns, offered.Name);
                if (read.Incomplete > 0 && derivation is not null)
                    await work.CarryAsync(derivation, cancel).ConfigureAwait(false);
                if (schema.Rewrites)
                    await work.WidenAsync(cancel).ConfigureAwait(false);
                var state = work.ToState(read.Bookmark, derivation) with { Schema = _columns.TextOf(schema), SchemaVersion = _columns.VersionOf(schema) };
                return await CommitAsync(state, work, recovered, cancel).ConfigureAwait(false) with { Warnings = [.. schema.Warnings, .. read.Warnings] };
            }
        }
    }

    ColumnList Known() => new(bronze.Snapshot?.Columns.Where(column => !RowLineage.Has(column)) ?? []);

    SchemaPlan Schema(ITableRead read)
    {
        var plan = _columns.Plan([read.Shape]);
        var frozen = run.FrozenColumns(bronze);
        List<Column> columns = [.. plan.Columns];
        if (read.HasOperations || frozen?.IndexOf(RowLineage.Operation.Name) >= 0)
            columns.Add(RowLineage.Operation);
        if (read.HasUnchanged || frozen?.IndexOf(RowLineage.Unchanged.Name) >= 0)
            columns.Add(RowLineage.Unchanged);
        return plan with { Columns = new ColumnList(columns) };
    }

    // What a source of tables hands over as text has no few bad values among good ones: every one of them has to fit.
    static DataType Guess(TypeEvidence evidence) => TypeGuess.Of(evidence, confidence: 1);

    DispositionPlan Disposition(ITableRead read)
    {
        var plan = new DispositionPlan(_settings) { IsWhole = read.IsWhole, HasOperations = read.HasOperations, SourceKey = read.Key };
        plan.CheckChange(bronze, run.IsFullRefresh);
        if (plan.Kind != WriteDisposition.Append)
            bronze.KeepHistory();
        return plan;
    }

    async Task<TableLoad> CommitAsync(LoadState state, SourceTableWork work, LoadState? recovered, CancellationToken cancel)
    {
        BadRowsReport.Check(offered.Name, work.Rows, run.Load.BadRows, work.FirstRejected);
        if (HasNothing(state))
            return TableLoad.Of(bronze, recovered) with { Rows = state.Rows + (recovered?.Rows ?? default) };
        work.HandOver();
        await bronze.CommitAsync(state, cancel).ConfigureAwait(false);
        await new CurrentTable(run.Host, bronze).CatchUpAsync(cancel).ConfigureAwait(false);
        return TableLoad.Of(bronze, recovered, state);
    }

    /// <summary>Whether the lake would be as it is. A table is made for columns, even without rows.</summary>
    bool HasNothing(LoadState state) => state.Rows is { Loaded: 0, Rejected: 0 } && state.Removed.Count == 0 && !EmptiesTable(state)
        && state.Bookmark == bronze.State.Bookmark && (state.Schema is null || (bronze.Snapshot is null && state.Bookmark is null && !HasColumns(state)));

    static bool HasColumns(LoadState state) => SchemaJson.Read(state.Schema!).Any(column => !RowLineage.Has(column));

    /// <summary>Whether the source has no rows any more where the table has.</summary>
    bool EmptiesTable(LoadState state) => state.Derivation is { IsWhole: true } and not { Kind: WriteDisposition.Merge } && bronze.Current is { Files.Count: > 0 };
}
