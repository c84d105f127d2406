using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Files;

/// <summary>Turns source files into data files: one each, so that a file's rows can be replaced alone.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="source">Reads the files.</param>
/// <param name="contract">What becomes of values that do not fit.</param>
/// <param name="bronze">The table in the lake.</param>
/// <param name="columns">The table's columns.</param>
/// <param name="seq">The load's number.</param>
sealed class BronzeFiles(LoadRun run, IFileSource source, SchemaContract contract, BronzeTable bronze, ColumnList columns, long seq)
{
    readonly DataShape _table = new(bronze.DataPath, columns);
    readonly DataShape _quarantine = new(bronze.Name.Path + BronzeTable.QuarantineSuffix, QuarantinePart.TableColumns);
    readonly DataFiles _files = new(run, seq);

    /// <summary>Reads a file to its end and writes its rows and its rejected records.</summary>
    public async Task<FileResult> ReadAsync(
        SourceFile file, IReadOnlyList<ColumnTarget> targets, TableProgress progress, CancellationToken cancel)
    {
        var index = _files.Next();
        using var rejected = run.Rejected(bronze.Name.Path, index);
        var rows = await source.OpenAsync(file, new RowsRequest(targets, contract.Misfits, rejected), cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            var constants = _files.Constants(file.Path);
            var data = await WriteAsync(rows, index, [.. ColumnTargets.Missing(columns, targets), .. rows.Constants, .. constants], progress, cancel).ConfigureAwait(false);
            var counts = new RowCounts(rows.RowsRead, data?.Rows ?? 0, rejected.Count, 0, rows.ValuesRescued);
            var quarantine = rejected.Count == 0
                ? null
                : await _files.WriteFileAsync(new QuarantinePart(rejected), index, _quarantine, constants, cancel).ConfigureAwait(false);
            var entry = new LedgerEntry(file.Path, file.Bytes, file.Modified, rows.ContentHash, counts)
            {
                ETag = file.ETag,
                DataFile = data?.Path,
                QuarantineFile = quarantine?.Path,
                Columns = quarantine is null ? null : [.. targets.Select(target => target.Name)],
            };
            return new FileResult(entry, data, quarantine, rejected.First);
        }
    }

    async Task<StagedFile?> WriteAsync(
        IFileRows rows, int index, IReadOnlyList<ConstantColumn> constants, TableProgress progress, CancellationToken cancel)
    {
        try
        {
            using (progress.Watch(rows))
                return await _files.WriteFileAsync(rows, index, _table, constants, cancel).ConfigureAwait(false);
        }
        catch (MixdownException fault)
        {
            throw rows.Explain(fault);
        }
    }

    /// <summary>Writes the rows that stay anew, as <see cref="WiderFiles.WriteAsync"/>.</summary>
    public Task<IReadOnlyDictionary<string, StagedFile?>> WidenAsync(
        IReadOnlyCollection<string> leaving, IReadOnlySet<string> without, CancellationToken cancel) =>
        new WiderFiles(bronze, _files, _table).WriteAsync(leaving, without, cancel);

    /// <summary>Deletes the data files of a source file that is not to be loaded.</summary>
    public async Task DeleteAsync(FileResult result, CancellationToken cancel)
    {
        await _files.DeleteAsync(_table.Folder, result.Data, cancel).ConfigureAwait(false);
        await _files.DeleteAsync(_quarantine.Folder, result.Quarantine, cancel).ConfigureAwait(false);
    }

    /// <summary>Deletes everything that was written.</summary>
    public Task DeleteAllAsync() => _files.DeleteAllAsync();
}
