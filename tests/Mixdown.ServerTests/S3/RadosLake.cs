using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.ServerTests.S3;

/// <summary>A table <c>t</c> of <c>writer</c> and <c>commit</c> in a bucket, as one process of several sees it.</summary>
sealed class RadosLake : IDisposable
{
    public static readonly ColumnList Columns = new(new Column("writer", DataType.Int64), new Column("commit", DataType.Int64));

    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly IObjectStore _store;

    public RadosLake(IObjectStore store)
    {
        _store = store;
        Table = new DeltaTable(store, "t", new DeltaOptions
        {
            Clock = TimeProvider.System,
            NewId = Guid.NewGuid,
            Parquet = new DuckDbParquetHandler(_engine, _folder.At("temp")),
        });
    }

    public DeltaTable Table { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Puts a data file of two rows.</summary>
    public async Task<AddFile> PutAsync(int writer, int commit)
    {
        var name = $"{writer}-{commit}.parquet";
        using var session = _engine.OpenSession();
        session.Execute(
            $"copy (select {writer}::bigint as writer, {commit}::bigint as commit from range(2)) to {SqlText.Literal(_folder.At(name))} (format parquet)", Cancel);
        var bytes = new FileInfo(_folder.At(name)).Length;
        await _store.PutFileAsync("t/" + name, _folder.At(name), Cancel);
        return new AddFile(FilePath.Encode(name), bytes, 1);
    }

    /// <summary>All rows, as <c>writer-commit</c>, in order.</summary>
    public async Task<IEnumerable<string>> RowsAsync(DeltaSnapshot snapshot)
    {
        using var cache = new ObjectCache(_folder.At("cache"), 100 << 20, TimeProvider.System);
        var files = new List<string>();
        foreach (var file in snapshot.Files)
            files.Add(await cache.FileAsync(_store, new ObjectInfo("t/" + file.DataPath, file.Bytes, DateTimeOffset.UnixEpoch), Cancel));
        using var session = _engine.OpenSession();
        var rows = session.Query($"select writer || '-' || commit from read_parquet([{string.Join(", ", files.Select(SqlText.Literal))}])", Cancel);
        return rows.Rows.Select(row => (string)row[0]!).Order(StringComparer.Ordinal);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }
}
