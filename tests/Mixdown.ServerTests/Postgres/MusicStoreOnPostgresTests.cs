using System.Globalization;
using System.Numerics;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Postgres;

/// <summary>The music store, loaded and built for DuckDB and for PostgreSQL.</summary>
public sealed class MusicStoreOnPostgresTests : IDisposable
{
    readonly TempFolder _folder = new();
    PostgresDatabase? _database;

    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task The_gold_tables_of_both_targets_are_the_same_row_for_row()
    {
        _database = PostgresServer.OfProcess.CreateDatabase();
        var project = await GenerateAsync();

        foreach (var target in (string[])["dev", "postgres"])
        {
            await RunAsync(project, "load", "--target", target);
            await RunAsync(project, "build", "--target", target);
        }

        AssertSameGold(project);
        // The facts are incremental: a build that finds nothing new changes nothing.
        await RunAsync(project, "build", "--target", "postgres");
        AssertSameGold(project);
    }

    public void Dispose()
    {
        _database?.Dispose();
        _folder.Dispose();
    }

    async Task<TestProject> GenerateAsync()
    {
        var files = _folder.At("store");
        (await MixdownProcess.RunAsync(_folder.Root, new Dictionary<string, string>(), "generate", "store", "--scale", "1", "--seed", "7", "--out", files)).Expect(0);
        var options = _database!.Options;
        return TestProject.CopyOf("music-store", _folder.At("project")) with
        {
            Variables = new Dictionary<string, string>
            {
                ["MIXDOWN_STORE_DATA"] = files,
                ["PGHOST"] = options.Host,
                ["PGPORT"] = options.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = options.User,
                ["PGPASSWORD"] = options.Password!,
                ["PGDATABASE"] = options.Database,
            },
        };
    }

    static async Task RunAsync(TestProject project, params string[] arguments) =>
        (await MixdownProcess.RunAsync(project.Folder, project.Variables, arguments)).Expect(0);

    void AssertSameGold(TestProject project)
    {
        using var duckdb = DuckDbEngine.Open(new() { File = project.Warehouse, ProjectFolder = project.Folder, ReadOnly = true });
        using var postgres = _database!.Open();
        using var expected = duckdb.OpenSession();
        using var actual = postgres.OpenSession();
        var tables = Rows(expected, "select table_name from information_schema.tables where table_schema = 'gold' order by 1");

        Assert.Equal(tables, Rows(actual, "select table_name from information_schema.tables where table_schema = 'gold' order by 1"));
        Assert.All(tables, table => Assert.Equal(Rows(expected, $"select * from gold.{table}"), Rows(actual, $"select * from gold.{table}")));
    }

    /// <summary>Each row as a line, in the order of the lines: engines sort texts, and NULL, each in its way.</summary>
    static IEnumerable<string> Rows(IEngineSession session, string sql) => session.Query(sql, TestContext.Current.CancellationToken).Rows
        .Select(row => string.Join('|', row.Select(Text)))
        .Order(StringComparer.Ordinal);

    /// <summary>Numbers by their value: what is a bigint here is a numeric there.</summary>
    static string Text(object? value) => value switch
    {
        null => "NULL",
        long or decimal or BigInteger => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("0.############", CultureInfo.InvariantCulture),
        double number => number.ToString("G9", CultureInfo.InvariantCulture),
        DateTime time => DateOnly.FromDateTime(time).ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
