using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb.Lake;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Gives the Delta library its compaction: rows go from file to file inside DuckDB, within its memory limit.</summary>
/// <param name="engine">Any instance; each call opens a session of its own.</param>
/// <param name="store">Holds the tables.</param>
/// <param name="clock">Tells when a file was written.</param>
/// <param name="scratch">Where files of a store that is no folder lie while they are read or written; made when missing.</param>
public sealed class DuckDbDataFiles(DuckDbEngine engine, IObjectStore store, TimeProvider clock, string scratch) : IDataFiles
{
    /// <inheritdoc/>
    public async Task<AddFile?> RewriteAsync(RewriteRequest request, CancellationToken cancel)
    {
        using var inputs = new LocalCopies(store, scratch);
        var files = new List<ExposedFile>(request.Files.Count);
        foreach (var file in request.Files)
        {
            var path = await inputs.GetAsync(FilePath.InStore(store.Root, request.Table, file.DataPath), cancel).ConfigureAwait(false);
            files.Add(ExposedFile.Of(request.Snapshot, file, path, request.Deleted.GetValueOrDefault(file.DataPath)));
        }
        var columns = Stored(request);
        var ids = IsMapped(request) ? $", field_ids {FieldIds.Sql(columns)}" : "";
        var written = await PutAsync(
            session => SelectText(session, request, columns, files, cancel), ids, columns, request.Table, request.Path, cancel).ConfigureAwait(false);
        return written is null ? null : written with { PartitionValues = request.Files[0].PartitionValues };
    }

    /// <summary>Writes the answer of a query into a data file, whole and on disk when the call returns.</summary>
    /// <param name="select">One SELECT that gives the columns with the lake's types.</param>
    /// <param name="columns">Those that are in the file.</param>
    /// <param name="table">The table's folder in the store.</param>
    /// <param name="path">The file, relative to the table.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The file as the log has it; null when there is no row, and then there is no file.</returns>
    public Task<AddFile?> WriteAsync(string select, ColumnList columns, string table, string path, CancellationToken cancel) =>
        PutAsync(_ => select, "", columns, table, path, cancel);

    async Task<AddFile?> PutAsync(
        Func<DuckDbSession, string> select, string options, ColumnList columns, string table, string path, CancellationToken cancel)
    {
        var target = $"{table}/{path}";
        var local = store.LocalFile(target) ?? Path.Combine(scratch, Path.GetRandomFileName());
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        var written = await Task.Run(() => Copy(select, options, local, cancel), cancel).ConfigureAwait(false);
        if (written.Statistics.Rows == 0)
        {
            File.Delete(local);
            return null;
        }
        await store.PutFileAsync(target, local, cancel).ConfigureAwait(false);
        return new AddFile(FilePath.Encode(path), written.Bytes, clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            Stats = StatisticsJson.Write(written.Statistics, columns),
        };
    }

    WrittenFile Copy(Func<DuckDbSession, string> select, string more, string local, CancellationToken cancel)
    {
        var options = new ParquetWriteOptions();
        using var unfinished = new UnfinishedFile(local);
        using var session = engine.OpenSession();
        var report = session.Query(
            string.Create(CultureInfo.InvariantCulture, $"""
                copy ({select(session)}) to {SqlText.Literal(local)} (
                    format parquet, compression zstd, parquet_version v2, return_stats true, use_tmp_file false,
                    row_group_size {options.RowGroupRows}, row_group_size_bytes {options.RowGroupBytes}{more})
                """), cancel);
        var written = CopyReport.Read(local, report);
        unfinished.Keep();
        return written;
    }

    /// <summary>The columns by their names in files. Partition columns are in the log, not in the files.</summary>
    static ColumnList Stored(RewriteRequest request)
    {
        var partitions = request.Snapshot.MetaData.PartitionColumns;
        var stored = new ColumnList((request.Columns ?? request.Snapshot.Columns).Where(column => !partitions.Contains(column.Name)));
        return IsMapped(request) ? ColumnMapping.Physical(stored) : stored;
    }

    static bool IsMapped(RewriteRequest request) => request.Snapshot.Mapping != ColumnMappingMode.None;

    /// <summary>The name in files of a column of the table.</summary>
    static SqlIdentifier StoredName(RewriteRequest request, string column) => new(
        IsMapped(request) && request.Snapshot.Columns.IndexOf(column) is >= 0 and var index
            ? ColumnMapping.PhysicalName(request.Snapshot.Columns[index]) : column);

    static string SelectText(
        DuckDbSession session, RewriteRequest request, ColumnList columns, List<ExposedFile> files, CancellationToken cancel)
    {
        var read = new ColumnList([.. columns.Select(column => InFile(request, column))]);
        var rows = LakeRead.Text(session, new ExposedTable(0, read, files) { Mapping = request.Snapshot.Mapping }, cancel);
        return $"select {string.Join(", ", columns.Zip(read, Value))} from ({rows}) rows{Where(request)}{Order(request)}";
    }

    /// <summary>The column as the files have it.</summary>
    static Column InFile(RewriteRequest request, Column column) =>
        request.Snapshot.Columns.IndexOf(column.Name) is >= 0 and var index ? column with { Type = request.Snapshot.Columns[index].Type } : column;

    // Without wider columns the casts change nothing but what another writer left in a narrower type than the table's. The text of
    // an instant must not depend on the zone of the session that makes it.
    static string Value(Column column, Column inFile)
    {
        var name = new SqlIdentifier(column.Name).ToString();
        return column.Type is DataType.String && inFile.Type is DataType.Timestamp { HasZone: true }
            ? $"cast({name} at time zone 'UTC' as varchar) || '+00' as {name}"
            : $"cast({name} as {LakeTypes.Sql(column.Type)}) as {name}";
    }

    static string Where(RewriteRequest request) => request.Without is { } without
        ? $" where {StoredName(request, without.Column)} is null or {StoredName(request, without.Column)} not in ({string.Join(", ", without.Values.Select(SqlText.Literal))})"
        : "";

    static string Order(RewriteRequest request)
    {
        var order = request.OrderBy.Where(column => request.Snapshot.Columns.IndexOf(column) >= 0).Select(column => StoredName(request, column).ToString());
        return string.Join(", ", order) is { Length: > 0 } columns ? $" order by {columns}" : "";
    }
}
