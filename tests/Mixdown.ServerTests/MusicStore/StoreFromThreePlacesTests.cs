using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.ServerTests.Sources.Postgres;
using Mixdown.Testing.Postgres;
using Mixdown.Testing.S3;
using Mixdown.Tests.MusicStore;

namespace Mixdown.ServerTests.MusicStore;

/// <summary>The Chinook store out of its files, out of a database and out of a bucket.</summary>
public sealed class StoreFromThreePlacesTests : IAsyncLifetime
{
    static readonly string[] Targets = ["dev", "from_postgres", "from_s3"];
    readonly TempFolder _folder = new();
    PostgresDatabase? _database;
    string? _bucket;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silver_and_gold_are_the_same_row_for_row_and_every_figure_comes_out()
    {
        var project = Project();
        foreach (var target in Targets)
        {
            (await MixdownProcess.RunAsync(project.Folder, project.Variables, "load", "--target", target)).Expect(0);
            (await MixdownProcess.RunAsync(project.Folder, project.Variables, "build", "--target", target)).Expect(0);
        }

        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        foreach (var target in Targets)
            session.Execute($"attach '{WarehouseOf(project, target)}' as {target} (read_only)", Cancel);
        Assert.Equal(Columns(session, "dev"), Columns(session, "from_postgres"));
        Assert.Equal(Columns(session, "dev"), Columns(session, "from_s3"));
        foreach (var table in Columns(session, "dev").Select(column => column.Split(' ')[0]).Distinct(StringComparer.Ordinal))
        {
            Assert.Equal((table, 0L), (table, Different(session, table, "from_postgres")));
            Assert.Equal((table, 0L), (table, Different(session, table, "from_s3")));
        }
        AssertFigures(project);
    }

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestData.IsThere, TestData.Missing);
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        Assert.SkipUnless(RadosGateway.IsThere, RadosGateway.Missing);
        _database = PostgresServer.OfProcess.CreateDatabase();
        ChinookDatabase.Fill(_database.Options);
        _bucket = await RadosGateway.OfProcess.CreateBucketAsync();
        var store = S3Lab.Open($"s3://{_bucket}", RadosGateway.OfProcess.Options);
        foreach (var file in Directory.EnumerateFiles(ChinookWarehouse.Chinook, "*.csv"))
            await store.WriteAsync(Path.GetFileName(file), await File.ReadAllBytesAsync(file, Cancel), Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _database?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    TestProject Project() => TestProject.CopyOf("music-store", _folder.At("project")) with
    {
        Variables = new Dictionary<string, string>(RadosGateway.OfProcess.Environment)
        {
            ["MIXDOWN_STORE_DATA"] = ChinookWarehouse.Chinook,
            ["MIXDOWN_STORE_DB"] = PostgresLab.Address(_database!.Options).Describe().ConnectionString,
            ["MIXDOWN_STORE_BUCKET"] = $"s3://{_bucket}",
        },
    };

    static string WarehouseOf(TestProject project, string target) => Path.Combine(project.Folder, "data", target, "warehouse.duckdb");

    static List<string> Columns(IEngineSession session, string target) => [.. session.Query(
        $"""
        select table_schema || '.' || table_name || ' ' || column_name || ' ' || data_type from information_schema.columns
        where table_catalog = '{target}' and table_schema in ('silver', 'gold') order by table_schema, table_name, ordinal_position
        """, Cancel).Rows.Select(row => (string)row[0]!)];

    static long Different(IEngineSession session, string table, string target) => (long)session.Query(
        $"""
        select count(*) from (
          (select * from dev.{table} except all select * from {target}.{table})
          union all
          (select * from {target}.{table} except all select * from dev.{table}))
        """, Cancel).Rows[0][0]!;

    static void AssertFigures(TestProject project)
    {
        foreach (var target in Targets)
        {
            using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = WarehouseOf(project, target), ProjectFolder = project.Folder, ReadOnly = true });
            foreach (var figure in ChinookFigures.All.Select(row => row.Data))
                Assert.Equal((target, figure.Item1, figure.Item3), (target, figure.Item1, StoreProject.Ask(engine, figure.Item2)));
        }
    }
}
