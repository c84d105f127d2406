using System.Diagnostics;
using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Loads;

/// <summary>Writes data files of one load and remembers them until they belong to its state.</summary>
/// <param name="run">What the load works with.</param>
/// <param name="seq">The load's number.</param>
sealed class DataFiles(LoadRun run, long seq)
{
    // DuckDB's own size: a row group is what one thread scans at a time, and its dictionaries stay in the cache.
    const int RowGroupRows = 122_880;

    readonly List<string> _written = [];
    int _next;

    /// <summary>A number for the next data files; no two in a load are equal.</summary>
    public int Next() => _next++;

    /// <summary>The columns that have one value in all rows of a place of the source.</summary>
    /// <param name="place">Becomes <c>_mx_file</c>.</param>
    public IReadOnlyList<ConstantColumn> Constants(string place) =>
    [
        new(RowLineage.Constants[0], place),
        new(RowLineage.Constants[1], run.LoadId),
        new(RowLineage.Constants[2], seq),
        new(RowLineage.Constants[3], run.StartedAt),
    ];

    /// <summary>Writes all rows of a part into one file.</summary>
    /// <param name="part">The rows.</param>
    /// <param name="index">From <see cref="Next"/>.</param>
    /// <param name="shape">The table and its columns.</param>
    /// <param name="constants">Columns that come after those of the part.</param>
    /// <param name="cancel">Stops it; nothing is left then.</param>
    /// <returns>null when there are no rows.</returns>
    public async Task<StagedFile?> WriteFileAsync(
        IColumnPart part, int index, DataShape shape, IReadOnlyList<ConstantColumn> constants, CancellationToken cancel)
    {
        var name = BronzeTable.DataFile(seq, index);
        var file = Path.Combine(FolderOf(shape.Folder), name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var written = run.Host.Parquet.Write(part, file, Options(constants), cancel);
        if (written.Statistics.Rows > 0)
            return await PutAsync(written, shape, cancel).ConfigureAwait(false);
        File.Delete(file);
        return null;
    }

    /// <summary>As <see cref="WriteFileAsync"/>, into files of about equal size; empty when there are no rows.</summary>
    public async Task<IReadOnlyList<StagedFile>> WriteFilesAsync(
        IColumnPart part, int index, DataShape shape, IReadOnlyList<ConstantColumn> constants, CancellationToken cancel)
    {
        var stem = string.Create(CultureInfo.InvariantCulture, $"{BronzeTable.Stem(seq)}{index:D5}");
        var staged = new List<StagedFile>();
        foreach (var file in run.Host.Parquet.WriteFiles(part, FolderOf(shape.Folder), stem, Options(constants), cancel))
            staged.Add(await PutAsync(file, shape, cancel).ConfigureAwait(false));
        return staged;
    }

    /// <summary>Writes the rows of a query, of which there are some, into one file.</summary>
    /// <param name="lake">Runs the query.</param>
    /// <param name="select">The query.</param>
    /// <param name="shape">The table and its columns.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<StagedFile> WriteQueryAsync(DuckDbLakeSession lake, string select, DataShape shape, CancellationToken cancel)
    {
        var path = $"{shape.Folder}/{BronzeTable.DataFile(seq, Next())}";
        _written.Add(path);
        var written = await lake.WriteAsync(select, path, cancel).ConfigureAwait(false) ?? throw new UnreachableException(select);
        return Staged(written, Path.GetFileName(path), shape);
    }

    /// <summary>Writes a data file of a table anew, with the columns that the table has from now on.</summary>
    /// <param name="table">Has the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="shape">The table's folder and its columns from now on.</param>
    /// <param name="without">Source files whose rows are left out.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>null when no row is left.</returns>
    public async Task<StagedFile?> WidenAsync(
        DeltaSnapshot table, AddFile file, DataShape shape, IReadOnlySet<string> without, CancellationToken cancel)
    {
        var name = BronzeTable.DataFile(seq, Next());
        var request = new RewriteRequest(shape.Folder, table, [file], name)
        {
            Columns = shape.Columns,
            Deleted = await new DeltaTable(run.Host.Lake, shape.Folder, run.Host.Delta).DeletedRowsAsync([file], cancel).ConfigureAwait(false),
            Without = without.Count == 0 ? null : new RowsWith(RowLineage.File, without),
        };
        var rewrites = run.Host.Delta.Files ?? throw new InvalidOperationException("DeltaOptions.Files is needed to make columns wider.");
        _written.Add($"{shape.Folder}/{name}");
        return await rewrites.RewriteAsync(request, cancel).ConfigureAwait(false) is { } wider
            ? new StagedFile(name, wider.Bytes, wider.ModifiedAt, wider.Stats ?? "", StagedFile.Width(shape.Columns))
            : null;
    }

    /// <summary>Deletes a data file that will not be needed.</summary>
    public Task DeleteAsync(string folder, StagedFile? file, CancellationToken cancel) =>
        file is null ? Task.CompletedTask : run.Host.Lake.DeleteAsync($"{folder}/{file.Path}", cancel);

    /// <summary>Deletes everything that was written.</summary>
    public async Task DeleteAllAsync()
    {
        foreach (var path in _written)
            await run.Host.Lake.DeleteAsync(path, CancellationToken.None).ConfigureAwait(false);
    }

    static ParquetWriteOptions Options(IReadOnlyList<ConstantColumn> constants) => new() { Constants = constants, RowGroupRows = RowGroupRows };

    async Task<StagedFile> PutAsync(WrittenFile written, DataShape shape, CancellationToken cancel)
    {
        var name = Path.GetFileName(written.Path);
        var path = $"{shape.Folder}/{name}";
        _written.Add(path);
        await run.Host.Lake.PutFileAsync(path, written.Path, cancel).ConfigureAwait(false);
        return Staged(written, name, shape);
    }

    StagedFile Staged(WrittenFile written, string name, DataShape shape) => new(
        name, written.Bytes, run.StartedAt.ToUnixTimeMilliseconds(), StatisticsJson.Write(written.Statistics, shape.Columns), StagedFile.Width(shape.Columns))
    {
        Rows = written.Statistics.Rows,
    };

    /// <summary>Where the files of a table are written: in their place where that is a folder, else beside it.</summary>
    string FolderOf(string table) => run.Host.Lake.LocalFile(table) ?? Path.Combine(run.Host.ScratchFolder, run.LoadId, table);
}
