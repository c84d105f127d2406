using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.ServerTests.Chdb;

/// <summary>A table <c>t</c> on disk: rows are told in SQL, DuckDB writes them to Parquet, our log commits them.</summary>
sealed class DeltaLake : IDisposable
{
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DeltaOptions _options;
    int _files;

    public DeltaLake()
    {
        _options = new DeltaOptions
        {
            Clock = TimeProvider.System,
            NewId = Guid.NewGuid,
            Parquet = new DuckDbParquetHandler(_engine, _folder.At("temp")),
        };
        Store = new LocalObjectStore(_folder.At("lake"));
        Table = new DeltaTable(Store, "t", _options);
    }

    public IObjectStore Store { get; }

    public DeltaTable Table { get; }

    /// <summary>The table as ClickHouse names it.</summary>
    public string Sql => $"deltaLakeLocal({SqlText.Literal(_folder.At("lake/t"))})";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Creates the table; <paramref name="partitionedBy"/> names the columns whose values are not in the files.</summary>
    public async Task<DeltaSnapshot> CreateAsync(ColumnList columns, params IEnumerable<string> partitionedBy)
    {
        var create = Table.Begin(null);
        create.SetColumns(columns);
        create.SetMetaData(create.MetaData! with { PartitionColumns = [.. partitionedBy] });
        await create.CommitAsync(Cancel);
        return await Table.SnapshotAsync(Cancel);
    }

    /// <summary>Appends the rows of a SELECT as one file.</summary>
    public Task<DeltaSnapshot> AppendAsync(string select) => CommitAsync(transaction =>
        transaction.Add(Write(select, transaction.Snapshot!.Columns)));

    /// <summary>Commits changes on the newest snapshot and gives the one after.</summary>
    public async Task<DeltaSnapshot> CommitAsync(Action<DeltaTransaction> change)
    {
        var transaction = Table.Begin(await Table.SnapshotAsync(Cancel));
        change(transaction);
        Assert.IsType<CommitResult.Committed>(await transaction.CommitAsync(Cancel));
        return await Table.SnapshotAsync(Cancel);
    }

    /// <summary>Writes the rows of a SELECT, cast to the columns, into a new data file.</summary>
    public AddFile Write(string select, ColumnList columns)
    {
        var name = $"part {++_files}=ä.parquet";
        Directory.CreateDirectory(_folder.At("lake/t"));
        var list = string.Join(", ", columns.Select(column =>
            $"cast({new SqlIdentifier(column.Name)} as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}"));
        using var session = _engine.OpenSession();
        var report = session.Query(
            $"copy (select {list} from ({select})) to {SqlText.Literal(_folder.At("lake/t/" + name))} (format parquet, compression zstd, return_stats true)",
            Cancel);
        var written = CopyReport.Read(name, report);
        return new AddFile(FilePath.Encode(name), written.Bytes, 0) { Stats = StatisticsJson.Write(written.Statistics, columns) };
    }

    public Task DeleteCommitAsync(long version) => Store.DeleteAsync($"t/_delta_log/{version:D20}.json", Cancel);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }
}
