using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads;

/// <summary>Turns source files into data files: one each, so that a file's rows can be replaced alone.</summary>
sealed class BronzeFiles(LoadRun run, string folder, ColumnList columns, long seq)
{
    // DuckDB's own size: a row group is what one thread scans at a time, and its dictionaries stay in the cache.
    const int RowGroupRows = 122_880;

    readonly List<string> _written = [];
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
                written = Write(rows, folder, index, [.. Missing(targets), .. Constants(file)], cancel);
            var counts = new RowCounts(rows.RowsRead, written.Statistics.Rows, rejected.Count, 0, rows.ValuesRescued);
            var data = Stage(written, columns);
            var quarantine = rejected.Count == 0 ? null : Stage(
                Write(new QuarantinePart(rejected), folder + BronzeTable.QuarantineSuffix, index, Constants(file), cancel), QuarantinePart.TableColumns);
            var entry = new LedgerEntry(file.Path, file.Bytes, file.Modified, rows.ContentHash, counts)
            {
                DataFile = data?.Path,
                QuarantineFile = quarantine?.Path,
            };
            return new FileResult(entry, data, quarantine, rejected.First);
        }
    }

    /// <summary>Deletes the data files of a source file that is not to be loaded.</summary>
    public void Delete(FileResult result)
    {
        if (result.Data is not null)
            File.Delete(Path.Combine(run.Host.Lake.Root, folder, result.Data.Path));
        if (result.Quarantine is not null)
            File.Delete(Path.Combine(run.Host.Lake.Root, folder + BronzeTable.QuarantineSuffix, result.Quarantine.Path));
    }

    /// <summary>Deletes everything that was written.</summary>
    public void DeleteAll()
    {
        foreach (var file in _written)
            File.Delete(file);
    }

    WrittenFile Write(IColumnPart part, string table, int index, IReadOnlyList<ConstantColumn> constants, CancellationToken cancel)
    {
        var path = Path.Combine(run.Host.Lake.Root, table, BronzeTable.DataFile(seq, index));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _written.Add(path);
        return run.Host.Parquet.Write(part, path, new ParquetWriteOptions { Constants = constants, RowGroupRows = RowGroupRows }, cancel);
    }

    StagedFile? Stage(WrittenFile written, ColumnList table)
    {
        if (written.Statistics.Rows > 0)
        {
            var modified = run.StartedAt.ToUnixTimeMilliseconds();
            return new StagedFile(Path.GetFileName(written.Path), written.Bytes, modified, StatisticsJson.Write(written.Statistics, table), table.Count);
        }
        File.Delete(written.Path);
        return null;
    }

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
