using System.Text;
using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.ServerTests.Chdb;

/// <summary>A table <c>t</c> whose log is written line by line, as another program might have, and read by us and by chdb.</summary>
sealed class ForeignLake : IDisposable
{
    readonly TempFolder _folder = new();
    readonly DuckDbEngine _engine = DuckDbEngine.Open(new() { KeepOrder = false });

    public ForeignLake()
    {
        Store = new LocalObjectStore(_folder.At("lake"));
        var options = new DeltaOptions
        {
            Clock = TimeProvider.System,
            NewId = Guid.NewGuid,
            Parquet = new DuckDbParquetHandler(_engine, _folder.At("temp")),
            Files = new DuckDbDataFiles(_engine, Store, TimeProvider.System, _folder.At("temp")),
        };
        Table = new DeltaTable(Store, "t", options);
        Directory.CreateDirectory(_folder.At("lake/t/_delta_log/_sidecars"));
    }

    public IObjectStore Store { get; }

    public DeltaTable Table { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where a file of the table is.</summary>
    public string At(string name) => _folder.At("lake/t/" + name);

    /// <summary>Writes the rows of a SELECT as a Parquet file of the table.</summary>
    public void Write(string name, string select, string options = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        using var session = _engine.OpenSession();
        session.Execute($"copy ({select}) to {SqlText.Literal(At(name))} (format parquet{(options.Length == 0 ? "" : ", " + options)})", Cancel);
    }

    public Task CommitAsync(long version, params IEnumerable<string> lines) =>
        Store.WriteAsync($"t/_delta_log/{version:D20}.json", Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), Cancel);

    public string Add(string name, string more = "", string partition = "{}") =>
        $$"""{"add":{"path":"{{name}}","partitionValues":{{partition}},"size":{{new FileInfo(At(Uri.UnescapeDataString(name))).Length}},"modificationTime":1,"dataChange":true{{more}}} }""";

    /// <summary>A protocol that lists its features, those for readers and writers alike, and metadata.</summary>
    public static IEnumerable<string> Head(string features, string fields, string settings = "", string partitions = "")
    {
        var listed = string.Join(',', features.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(feature => $"\"{feature}\""));
        yield return $$"""{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":[{{listed}}],"writerFeatures":[{{listed}}]} }""";
        yield return MetaData(fields, settings, partitions);
    }

    public static string MetaData(string fields, string settings = "", string partitions = "")
    {
        var schema = JsonSerializer.Serialize($$"""{"type":"struct","fields":[{{fields}}]}""");
        return $$$"""{"metaData":{"id":"9a5a7dd9-7a9c-4b6f-8f46-0d1b2a4c5e6f","format":{"provider":"parquet","options":{} },"schemaString":{{{schema}}},"partitionColumns":[{{{partitions}}}],"configuration":{ {{{settings}}} },"createdTime":1} }""";
    }

    public static string Field(string name, string type, string facts = "") =>
        $$$"""{"name":"{{{name}}}","type":{{{(type.StartsWith('{') ? type : $"\"{type}\"")}}},"nullable":true,"metadata":{ {{{facts}}} } }""";

    /// <summary>A field with a physical name and an id.</summary>
    public static string Mapped(string name, string type, string physicalName, int id) =>
        Field(name, type, $"\"delta.columnMapping.id\":{id},\"delta.columnMapping.physicalName\":\"{physicalName}\"");

    /// <summary>The rows as we read them, each value as text.</summary>
    public Task<IReadOnlyList<string>> OursAsync(string columns) => OursAsync(columns, null);

    public async Task<IReadOnlyList<string>> OursAsync(string columns, long? version)
    {
        var snapshot = version is { } number ? await Table.SnapshotAsync(number, Cancel) : await Table.SnapshotAsync(Cancel);
        _engine.Expose(new TableName("lake", "t"), await ExposedAsync(snapshot), Cancel);
        using var session = _engine.OpenSession();
        session.Execute("set timezone = 'UTC'", Cancel);
        return [.. session.Query($"select columns(*)::varchar from (select {columns} from lake.t) order by all", Cancel).Rows.Select(row => JsonSerializer.Serialize(row))];
    }

    /// <summary>The rows as chdb reads them, each value as text; or its error.</summary>
    public async Task<IReadOnlyList<string>> TheirsAsync(string columns, long? version = null)
    {
        var read = await ChdbReader.QueryAsync(
            $"set delta_lake_snapshot_version = {version ?? -1}",
            $"select {columns} from deltaLakeLocal({SqlText.Literal(_folder.At("lake/t"))}) order by all");
        return read[1];
    }

    /// <summary>Lets chdb append.</summary>
    public async Task InsertByChdbAsync(string values)
    {
        var written = await ChdbReader.QueryAsync(
            "set allow_delta_lake_writes = 1", $"create table t engine = DeltaLakeLocal({SqlText.Literal(_folder.At("lake/t"))})", $"insert into t values {values}");
        Assert.All(written, Assert.Empty);
    }

    /// <summary>Makes one file of all.</summary>
    public Task OptimizeAsync() => new DeltaMaintenance(Table).OptimizeAsync(new OptimizeRequest(), Cancel);

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    async Task<ExposedTable> ExposedAsync(DeltaSnapshot snapshot)
    {
        var files = new List<ExposedFile>();
        foreach (var file in snapshot.Files)
            files.Add(ExposedFile.Of(snapshot, file, At(file.DataPath), await Table.DeletedRowsAsync(file, Cancel)));
        return new ExposedTable(snapshot.Version, snapshot.Columns, files) { Mapping = snapshot.Mapping };
    }
}
