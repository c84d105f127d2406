using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>A load of type postgres as a person runs it.</summary>
public sealed class LoadCommandTests : IDisposable
{
    const string Connection = "connection: \"{{ env_var('SHOP_DB') }}\"";
    readonly TempFolder _folder = new();
    readonly Dictionary<string, string> _variables = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("source")]
    [InlineData("shop/source")]
    [InlineData("elsewhere")]
    public async Task A_load_reads_what_an_output_of_profiles_yml_names(string name)
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        using var database = PostgresServer.OfProcess.CreateDatabase();
        Execute(database, "create table invoice (id integer primary key, total numeric(10,2), updated_at timestamptz not null); insert into invoice values (1, 10.00, '2024-01-01')");
        Write(database, $"profile: {name}");

        Assert.Contains("1 row", (await RunAsync("load")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("profile: sorce", "MX1103", "Did you mean 'source'?")]
    [InlineData("profile: shop/sorce", "MX1104", "Did you mean 'source'?")]
    [InlineData("profile: nowhere/source", "MX1103", "There is no profile 'nowhere'")]
    [InlineData("profile: dev", "MX4064", "is of type duckdb")]
    [InlineData("{ profile: source, connection: 'postgres://u@h/d' }", "MX2245", "'connection' and 'profile' both say")]
    public async Task A_profile_that_cannot_be_read_is_told(string where, string code, string said)
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        using var database = PostgresServer.OfProcess.CreateDatabase();
        Write(database, where.Trim('{', ' ', '}').Replace(", ", "\n    ", StringComparison.Ordinal));

        var ended = await RunAsync("load");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(code, ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.Contains(said, ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_loads_merge_what_changed_between_them()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        using var database = PostgresServer.OfProcess.CreateDatabase();
        Execute(database, """
            create table invoice (id integer primary key, total numeric(10,2), updated_at timestamptz not null);
            insert into invoice values (1, 10.00, '2024-01-01'), (2, 20.00, '2024-01-02')
            """);
        _variables["SHOP_DB"] = PostgresLab.Address(database.Options).Describe().ConnectionString;
        Write(database, Connection);
        var first = (await RunAsync("load", "--json")).Expect(0);
        Assert.Contains("\"source_transaction_seconds\":", first.Output, StringComparison.Ordinal);
        Execute(database, "update invoice set total = 21.50, updated_at = '2024-01-03' where id = 2; insert into invoice values (3, 30.00, '2024-01-04')");

        var second = (await RunAsync("load")).Expect(0);

        Assert.Contains("source transaction open for", second.Output, StringComparison.Ordinal);
        (await RunAsync("build")).Expect(0);
        var rows = (await RunAsync("query", "select id, total from invoices order by id", "--format", "csv")).Expect(0).Output;
        Assert.Equal("id,total\n1,10.00\n2,21.50\n3,30.00\n", rows);
        Assert.Contains("0 rows", (await RunAsync("load")).Expect(0).Output, StringComparison.Ordinal);
    }

    void Write(PostgresDatabase database, string where)
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", $$"""
            shop:
              target: dev
              outputs:
                dev: { type: duckdb, path: data/dev/warehouse.duckdb }
                source: { {{database.Output}}, schema: public }
            elsewhere:
              target: there
              outputs: { there: { {{database.Output}}, schema: public } }
            """);
        _folder.Write("models/invoices.sql", "select id, total from {{ source('store', 'invoice') }}");
        _folder.Write("models/sources.yml", "sources: [{ name: store, schema: bronze, tables: [{ name: invoice }] }]");
        _folder.Write("mixdown.yml", $$"""
            loads:
              store:
                schema: bronze
                type: postgres
                {{where}}
                tables:
                  invoice: { cursor: updated_at, unique_key: id }
            """);
    }

    Task<MixdownProcess.Ended> RunAsync(params string[] arguments) =>
        MixdownProcess.RunAsync(_folder.Root, _variables, arguments);

    static void Execute(PostgresDatabase database, string sql)
    {
        using var engine = database.Open();
        using var session = engine.OpenSession();
        session.Execute(sql, Cancel);
    }
}
