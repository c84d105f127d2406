using System.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Current;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Loads.Tables;

/// <summary>The rows of one table on their way into the lake: read, written, counted, not yet visible.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="contract">What becomes of values that do not fit.</param>
/// <param name="offered">The table at its source.</param>
/// <param name="bronze">The table in the lake.</param>
/// <param name="columns">Its columns after the load.</param>
/// <param name="seq">The load's number.</param>
sealed class SourceTableWork(LoadRun run, SchemaContract contract, OfferedTable offered, BronzeTable bronze, ColumnList columns, long seq) : IAsyncDisposable
{
    readonly DataShape _table = new(bronze.DataPath, columns);
    readonly DataShape _quarantine = new(bronze.Name.Path + BronzeTable.QuarantineSuffix, QuarantinePart.TableColumns);
    readonly DataFiles _files = new(run, seq);
    readonly List<StagedFile> _added = [];
    readonly List<StagedFile> _widened = [];
    readonly List<string> _removed = [];
    readonly List<StagedFile> _quarantined = [];
    bool _isHandedOver;

    /// <summary>Where the rows went.</summary>
    public RowCounts Rows { get; private set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Data files with the rows.</summary>
    public IReadOnlyList<StagedFile> Added => _added;

    /// <summary>Data files with the rejected records.</summary>
    public IReadOnlyList<StagedFile> Quarantined => _quarantined;

    /// <summary>A few of the rejected records.</summary>
    public IReadOnlyList<RejectedRow> FirstRejected { get; private set; } = [];

    /// <summary>Reads everything.</summary>
    public async Task ReadAsync(ITableRead read, IReadOnlyList<ColumnTarget> targets, TableProgress progress, CancellationToken cancel)
    {
        using var rejected = run.Rejected(bronze.Name.Path, 0);
        var request = new RowsRequest(targets, contract.Misfits, rejected);
        var constants = Constants(read, targets);
        while (await read.NextAsync(request, cancel).ConfigureAwait(false) is { } rows)
        {
            await using (rows.ConfigureAwait(false))
                await WriteAsync(rows, constants, progress, cancel).ConfigureAwait(false);
        }
        await FinishAsync(rejected, read.Duplicates, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes the rows that are there anew, where columns of theirs become wider.</summary>
    public async Task WidenAsync(CancellationToken cancel)
    {
        var leaving = run.ClearedRows(bronze);
        var wider = await new WiderFiles(bronze, _files, _table).WriteAsync(leaving, new HashSet<string>(0), cancel).ConfigureAwait(false);
        _removed.AddRange(wider.Keys);
        _widened.AddRange(wider.Values.OfType<StagedFile>());
    }

    /// <summary>Gives updates the values that their source did not tell, since they did not change.</summary>
    /// <param name="derivation">Has the key by which the rows before are found.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task CarryAsync(Derivation derivation, CancellationToken cancel)
    {
        using var lake = run.Host.Parquet.OpenLake(run.Host.Lake, run.Host.ScratchFolder);
        var files = new CurrentFiles(run.Host.Lake, lake, bronze, ToState(null, derivation));
        foreach (var (file, rows) in await new CarriedValues(lake, files, columns, derivation).FillAsync(cancel).ConfigureAwait(false))
        {
            _added[_added.IndexOf(file)] = await _files.WriteQueryAsync(lake, rows, _table, cancel).ConfigureAwait(false);
            await _files.DeleteAsync(_table.Folder, file, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>What is committed, but for the columns.</summary>
    /// <param name="bookmark">Where the next read goes on.</param>
    /// <param name="derivation">How the current table follows; null where there is no history.</param>
    public LoadState ToState(string? bookmark, Derivation? derivation)
    {
        var batch = _added.ConvertAll(file => file.Path);
        return new LoadState(seq, run.LoadId, [])
        {
            Bookmark = bookmark,
            StartedAt = run.StartedAt,
            Derivation = derivation is null ? null : derivation with { IsRestart = run.IsFullRefresh, Batch = batch, Content = batch },
            Rows = Rows,
            BytesRead = Bytes,
            Added = [.. _added, .. _widened],
            Removed = [.. run.ClearedRows(bronze), .. _removed],
            Quarantined = _quarantined,
            Released = run.ClearedRejects(bronze),
        };
    }

    /// <summary>Says that from now on the data files belong to the load's state.</summary>
    public void HandOver() => _isHandedOver = true;

    /// <summary>Deletes what was written and will not be committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isHandedOver)
            await _files.DeleteAllAsync().ConfigureAwait(false);
    }

    List<ConstantColumn> Constants(ITableRead read, IReadOnlyList<ColumnTarget> targets)
    {
        List<ConstantColumn> constants = [.. ColumnTargets.Missing(columns, targets), .. _files.Constants(offered.Place)];
        if (!read.HasOperations && columns.IndexOf(RowLineage.Operation.Name) >= 0)
            constants.Add(new ConstantColumn(RowLineage.Operation, null));
        if (!read.HasUnchanged && columns.IndexOf(RowLineage.Unchanged.Name) >= 0)
            constants.Add(new ConstantColumn(RowLineage.Unchanged, null));
        return constants;
    }

    async Task WriteAsync(ISourceRows rows, IReadOnlyList<ConstantColumn> constants, TableProgress progress, CancellationToken cancel)
    {
        IReadOnlyList<StagedFile> files;
        using (progress.Watch(rows))
            files = await _files.WriteFilesAsync(rows, _files.Next(), _table, constants, cancel).ConfigureAwait(false);
        _added.AddRange(files);
        Rows += new RowCounts(rows.RowsRead, files.Sum(file => file.Rows), 0, 0, rows.ValuesRescued);
        Bytes += rows.BytesRead;
    }

    async Task FinishAsync(RejectedRows rejected, long duplicates, CancellationToken cancel)
    {
        Rows += new RowCounts(duplicates, 0, rejected.Count, duplicates, 0);
        if (!Rows.AddUp)
            throw new UnreachableException($"{offered.Place}: {Rows}");
        FirstRejected = rejected.First;
        if (rejected.Count == 0)
            return;
        _quarantined.AddRange(await _files.WriteFilesAsync(
            new QuarantinePart(rejected), _files.Next(), _quarantine, _files.Constants(offered.Place), cancel).ConfigureAwait(false));
    }
}
