using System.Globalization;
using Mixdown.Engines.DuckDb;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Postgres;

/// <summary>Commands on a project whose target is PostgreSQL.</summary>
public sealed class PostgresTargetTests : IDisposable
{
    const string Answer = "select 1 as i, 1.50::numeric(10,2) as price, '' as empty, null::text as nothing, 'a,\"b\"' as t, date '2024-02-29' as d, timestamptz '2024-02-29 12:00+00' as at";
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task A_query_leaves_as_a_table_as_csv_as_json_and_as_parquet()
    {
        Write(PostgresServer.OfProcess.CreateDatabase().Output + ", schema: public");

        Assert.Contains("1.50", (await RunAsync("query", Answer)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(
            "i,price,empty,nothing,t,d,at\n1,1.50,\"\",,\"a,\"\"b\"\"\",2024-02-29,2024-02-29 12:00:00+00\n",
            (await RunAsync("query", Answer, "--format", "csv")).Expect(0).Output.Replace("+00:00", "+00", StringComparison.Ordinal));
        Assert.Contains("\"price\":1.5,\"empty\":\"\",\"nothing\":null", (await RunAsync("query", Answer, "--format", "json")).Expect(0).Output, StringComparison.Ordinal);
        (await RunAsync("query", Answer + ";", "--format", "parquet", "-o", "answer.parquet")).Expect(0);
        using var duckdb = DuckDbEngine.InMemory();
        using var session = duckdb.OpenSession();
        Assert.Equal(
            [1L, 1.50m, "", null, "a,\"b\"", new DateOnly(2024, 2, 29), new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero)],
            Assert.Single(session.Query($"from '{_folder.At("answer.parquet")}'", TestContext.Current.CancellationToken).Rows));
    }

    [Fact(Skip = PostgresServer.Missing, SkipType = typeof(PostgresServer), SkipUnless = nameof(PostgresServer.IsThere))]
    public async Task An_error_of_a_query_is_underlined()
    {
        Write(PostgresServer.OfProcess.CreateDatabase().Output + ", schema: public");

        var ended = (await RunAsync("query", "select 1,\n  nope")).Expect(2);

        Assert.Contains("<sql>:2:3: error MX3011: column \"nope\" does not exist", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("^^^^", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type: postgres, user: me, dbname: shop, schema: public", "profiles.yml:1:38: error MX1013: 'host' is missing")]
    [InlineData("type: postgres, host: here, user: me, dbname: shop", "error MX1013: 'schema' is missing")]
    [InlineData("type: postgres, host: here, user: me, dbname: shop, schema: public, port: none", "profiles.yml:1:114: error MX1011: 'port' is a text; it has to be a whole number")]
    [InlineData("type: postgres, host: here, user: me, dbname: shop, schema: public, sslmode: requiry", "Did you mean 'require'?")]
    [InlineData("type: postgres, host: here, user: me, dbname: shop, schema: public, statement_timeout: [1]", "a number of milliseconds, or a duration")]
    [InlineData("type: postgre, host: here", "Use one of: duckdb, postgres.")]
    public async Task What_is_wrong_in_profiles_has_its_place_and_the_password_is_not_shown(string output, string expected)
    {
        Write(output + ", password: hunter2");

        var ended = (await RunAsync("build")).Expect(2);

        Assert.Contains(expected, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_a_build_with_its_place()
    {
        Write("type: postgres, host: 127.0.0.1, port: 1, user: me, password: hunter2, dbname: shop, schema: public, retries: 0");

        var ended = await RunAsync("build");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("error MX3002: The database 'shop' on 127.0.0.1:1 cannot be opened", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ended.Output + ended.Errors, StringComparison.Ordinal);
    }

    void Write(string output)
    {
        _folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        _folder.Write("profiles.yml", string.Create(CultureInfo.InvariantCulture, $"shop: {{ target: dev, outputs: {{ dev: {{ {output} }} }} }}\n"));
        _folder.Write("models/one.sql", "select 1 as one");
    }

    Task<MixdownProcess.Ended> RunAsync(params IEnumerable<string> arguments) =>
        MixdownProcess.RunAsync(_folder.Root, new Dictionary<string, string>(), arguments);
}
