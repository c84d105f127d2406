using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>Turns source files into data files: one each, so that a file's rows can be replaced alone.</summary>
/// <remarks>A lake that is a folder is written to in place; for any other a file is made in the scratch folder and then put.</remarks>
sealed class BronzeFiles(LoadRun run, string folder, ColumnList columns, long seq)
{
    // DuckDB's own size: a row group is what one thread scans at a time, and its dictionaries stay in the cache.
    const int RowGroupRows = 122_880;

    readonly List<string> _put = [];
    int _next;

    /// <summary>Reads a file to its end and writes its rows and its rejected records.</summary>
    public async Task<FileResult> ReadAsync(
        SourceFile file, IReadOnlyList<ColumnTarget> targets, TableProgress progress, CancellationToken cancel)
    {
        var index = _next++;
        using var rejected = new RejectedRows(Path.Combine(run.Host.ScratchFolder, $"rejected-{run.LoadId}-{folder.Replace('/', '-')}-{index}"));
        var rows = await run.Source.OpenAsync(file, new RowsRequest(targets, run.Load.Contract.DataType, rejected), cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            WrittenFile written;
            using (progress.Watch(rows))
                written = Write(rows, folder, index, [.. Missing(targets), .. rows.Constants, .. Constants(file)], cancel);
            var counts = new RowCounts(rows.RowsRead, written.Statistics.Rows, rejected.Count, 0, rows.ValuesRescued);
            var data = await StageAsync(written, folder, index, columns, cancel).ConfigureAwait(false);
            var quarantine = rejected.Count == 0 ? null : await QuarantineAsync(rejected, file, index, cancel).ConfigureAwait(false);
            var entry = new LedgerEntry(file.Path, file.Bytes, file.Modified, rows.ContentHash, counts)
            {
                ETag = file.ETag,
                DataFile = data?.Path,
                QuarantineFile = quarantine?.Path,
            };
            return new FileResult(entry, data, quarantine, rejected.First);
        }
    }

    /// <summary>Deletes the data files of a source file that is not to be loaded.</summary>
    public async Task DeleteAsync(FileResult result, CancellationToken cancel)
    {
        if (result.Data is not null)
            await run.Host.Lake.DeleteAsync($"{folder}/{result.Data.Path}", cancel).ConfigureAwait(false);
        if (result.Quarantine is not null)
            await run.Host.Lake.DeleteAsync($"{folder}{BronzeTable.QuarantineSuffix}/{result.Quarantine.Path}", cancel).ConfigureAwait(false);
    }

    /// <summary>Deletes everything that was written.</summary>
    public async Task DeleteAllAsync(CancellationToken cancel)
    {
        foreach (var path in _put)
            await run.Host.Lake.DeleteAsync(path, cancel).ConfigureAwait(false);
    }

    async Task<StagedFile?> QuarantineAsync(RejectedRows rejected, SourceFile file, int index, CancellationToken cancel)
    {
        const string Suffix = BronzeTable.QuarantineSuffix;
        var written = Write(new QuarantinePart(rejected), folder + Suffix, index, Constants(file), cancel);
        return await StageAsync(written, folder + Suffix, index, QuarantinePart.TableColumns, cancel).ConfigureAwait(false);
    }

    WrittenFile Write(IColumnPart part, string table, int index, IReadOnlyList<ConstantColumn> constants, CancellationToken cancel)
    {
        var file = FileOf(table, index);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return run.Host.Parquet.Write(part, file, new ParquetWriteOptions { Constants = constants, RowGroupRows = RowGroupRows }, cancel);
    }

    async Task<StagedFile?> StageAsync(WrittenFile written, string table, int index, ColumnList tableColumns, CancellationToken cancel)
    {
        if (written.Statistics.Rows == 0)
        {
            File.Delete(written.Path);
            return null;
        }
        var path = ObjectOf(table, index);
        _put.Add(path);
        await run.Host.Lake.PutFileAsync(path, written.Path, cancel).ConfigureAwait(false);
        return new StagedFile(
            BronzeTable.DataFile(seq, index), written.Bytes, run.StartedAt.ToUnixTimeMilliseconds(),
            StatisticsJson.Write(written.Statistics, tableColumns), tableColumns.Count);
    }

    string ObjectOf(string table, int index) => $"{table}/{BronzeTable.DataFile(seq, index)}";

    string FileOf(string table, int index) => run.Host.Lake.LocalFile(ObjectOf(table, index))
        ?? Path.Combine(run.Host.ScratchFolder, $"{run.LoadId}-{ObjectOf(table, index).Replace('/', '-')}");

    /// <summary>The table's columns that the file does not have.</summary>
    IEnumerable<ConstantColumn> Missing(IReadOnlyList<ColumnTarget> targets)
    {
        var found = targets.Select(target => target.Column).OfType<Column>().ToHashSet();
        return columns.Where(column => !found.Contains(column) && !RowLineage.Has(column)).Select(column => new ConstantColumn(column, null));
    }

    IReadOnlyList<ConstantColumn> Constants(SourceFile file) =>
    [
        new(RowLineage.Constants[0], file.Path),
        new(RowLineage.Constants[1], run.LoadId),
        new(RowLineage.Constants[2], seq),
        new(RowLineage.Constants[3], run.StartedAt),
    ];
}
