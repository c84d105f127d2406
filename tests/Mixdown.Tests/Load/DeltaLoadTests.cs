using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Transactions;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Tests.Load;

/// <summary>Delta tables of others as a load: nothing is copied, and a build sees one version of them.</summary>
public sealed class DeltaLoadTests : IClassFixture<LoadParquet>, IDisposable
{
    readonly LoadLab _lab;
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();

    public DeltaLoadTests(LoadParquet parquet) => _lab = new LoadLab(parquet)
    {
        Settings = LoadLab.Map(("type", "delta"), ("path", "in/theirs/{table}")),
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Root => Path.Combine(_lab.SourceFolder, "theirs");

    public void Dispose()
    {
        _engine.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public async Task Every_table_of_a_folder_is_shown_and_nothing_is_copied()
    {
        await AppendAsync("invoice", "1::bigint as id");
        await AppendAsync("track", "7::bigint as id");
        _lab.Write("theirs/readme/notes.txt", "no table");

        var summary = await _lab.LoadAsync();
        _lab.Reads = Places();

        Assert.Equal(
            ["store.invoice UpToDate 1", "store.track UpToDate 1"],
            summary.Tables.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Table} {table.Outcome} {table.Version}")));
        Assert.Equal(["1|7"], await _lab.QueryAsync("select (select id from bronze.invoice), (select id from bronze.track)"));
        Assert.False(Directory.Exists(_lab.Lake.Root) && Directory.EnumerateFileSystemEntries(_lab.Lake.Root).Any());
    }

    [Theory]
    [InlineData("version", 1L, "1")]
    [InlineData("version", 2L, "1,2")]
    [InlineData("timestamp", "2999-01-01", "1,2")]
    public async Task A_version_or_a_time_pins_what_is_shown(string key, object value, string ids)
    {
        await AppendAsync("invoice", "1::bigint as id");
        await AppendAsync("invoice", "2::bigint as id");
        _lab.Settings = LoadLab.Map(("type", "delta"), ("path", "in/theirs/invoice"), ("table", "bill"), (key, value));
        _lab.Reads = Places();

        Assert.Equal([ids], await _lab.QueryAsync("select string_agg(id, ',' order by id) from bronze.bill"));
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_fails_by_name_and_the_others_are_shown()
    {
        await AppendAsync("invoice", "1::bigint as id");
        _lab.Write("theirs/odd/_delta_log/00000000000000000000.json", """
            {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["variantType"],"writerFeatures":["variantType"]}}
            {"metaData":{"id":"m","schemaString":"{\"type\":\"struct\",\"fields\":[]}","partitionColumns":[],"configuration":{}}}
            """);

        var summary = await _lab.LoadAsync();

        Assert.Equal((LoadOutcome.UpToDate, LoadOutcome.Failed), (_lab["invoice"].Outcome, _lab["odd"].Outcome));
        Assert.Contains("'variantType'", Assert.Single(summary.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_tables_is_named()
    {
        _lab.Write("theirs/a.txt", "");

        var missing = await Assert.ThrowsAsync<MixdownException>(() => _lab.LoadAsync());

        Assert.Contains($"MX2862: there is no Delta table in {Root}", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in/{table}/x", null, null, null, "'{table}' has to be the last part")]
    [InlineData("in/{table}", "t", null, null, "the table is named twice")]
    [InlineData("in/t", null, 1L, "2026-01-01", "'version' and 'timestamp' both name a version")]
    [InlineData("in/t", null, null, "yesterday", "'timestamp' is 'yesterday'")]
    public void Settings_that_contradict_each_other_are_refused(string path, string? table, long? version, string? timestamp, string why)
    {
        List<(string, object)> entries = [("type", "delta"), ("path", path)];
        if (table is not null)
            entries.Add(("table", table));
        if (version is { } number)
            entries.Add(("version", number));
        if (timestamp is not null)
            entries.Add(("timestamp", timestamp));
        var wrong = new List<Diagnostic>();

        LoadDefinition.Bind("store", LoadLab.Map([.. entries]), wrong);

        Assert.StartsWith(why, Assert.Single(wrong).Message, StringComparison.Ordinal);
    }

    LakePlaces Places() => new(_lab.Lake) { Stores = _lab.Stores, ProjectFolder = Path.GetDirectoryName(_lab.SourceFolder)! };

    async Task AppendAsync(string name, string columns)
    {
        var options = new DeltaOptions { Clock = TimeProvider.System, NewId = Guid.NewGuid, Parquet = new DuckDbParquetHandler(_engine, _lab.SourceFolder) };
        var table = new DeltaTable(new LocalObjectStore(Root), name, options);
        if (await table.FindAsync(Cancel) is null)
        {
            var create = table.Begin(null);
            create.SetColumns(new ColumnList(new Column("id", DataType.Int64)));
            await create.CommitAsync(Cancel);
        }
        var snapshot = await table.SnapshotAsync(Cancel);
        var file = $"{snapshot.Version}.parquet";
        var path = Path.Combine(Root, name, file);
        using (var session = _engine.OpenSession())
            session.Execute($"copy (select {columns}) to {SqlText.Literal(path)} (format parquet)", Cancel);
        var append = table.Begin(snapshot);
        append.Add(new AddFile(file, new FileInfo(path).Length, 0));
        Assert.IsType<CommitResult.Committed>(await append.CommitAsync(Cancel));
    }
}
