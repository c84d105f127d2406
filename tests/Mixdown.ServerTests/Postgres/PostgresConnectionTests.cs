using Mixdown.Data.Diagnostics;
using Mixdown.Engines.Postgres;
using Mixdown.Testing.Postgres;

namespace Mixdown.ServerTests.Postgres;

/// <summary>Ways in, and what is said where there is none.</summary>
public sealed class PostgresConnectionTests
{
    readonly PostgresEngineOptions _options;

    public PostgresConnectionTests()
    {
        Assert.SkipUnless(PostgresServer.IsThere, PostgresServer.Missing);
        _options = PostgresServer.OfProcess.CreateDatabase().Options;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PostgresTlsMode.Disable, false)]
    [InlineData(PostgresTlsMode.Prefer, true)]
    [InlineData(PostgresTlsMode.Require, true)]
    public void A_connection_is_encrypted_as_asked(PostgresTlsMode mode, bool isEncrypted) =>
        Assert.Equal(isEncrypted, Ask(_options with { Tls = new() { Mode = mode } }, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"));

    [Theory]
    [InlineData(PostgresTlsMode.Require)]
    [InlineData(PostgresTlsMode.VerifyCa)]
    [InlineData(PostgresTlsMode.VerifyFull)]
    public void A_server_whose_certificate_is_known_is_trusted(PostgresTlsMode mode)
    {
        var tls = new PostgresTls { Mode = mode, RootCertificate = PostgresServer.OfProcess.Certificate };

        Assert.Equal(1L, Ask(_options with { Tls = tls }, "select 1"));
    }

    [Fact]
    public void A_server_whose_certificate_nobody_knows_is_refused()
    {
        var fault = Assert.Throws<MixdownException>(() => PostgresEngine.Open(_options with { Tls = new() { Mode = PostgresTlsMode.VerifyFull }, Retries = 0 }));

        Assert.Equal("MX3002", fault.Diagnostics[0].Code);
        Assert.Contains("certificate", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_wrong_password_is_told_without_saying_it()
    {
        var fault = Assert.Throws<MixdownException>(() => PostgresEngine.Open(_options with { Password = "hunter2" }));

        Assert.Equal("MX3002", fault.Diagnostics[0].Code);
        Assert.Contains("password authentication failed for user \"mixdown\"", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
        Assert.False(fault.IsTransient);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_with_its_place()
    {
        var fault = Assert.Throws<MixdownException>(() => PostgresEngine.Open(_options with { Port = 1 }));

        Assert.Contains("on 127.0.0.1:1 cannot be opened", fault.Message, StringComparison.Ordinal);
        Assert.Contains("whether the server runs", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.IsTransient);
    }

    [Fact]
    public void A_database_that_is_not_there_is_told()
    {
        var fault = Assert.Throws<MixdownException>(() => PostgresEngine.Open(_options with { Database = "nowhere" }));

        Assert.Contains("database \"nowhere\" does not exist", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'dbname'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_that_takes_longer_than_it_may_is_stopped()
    {
        using var engine = PostgresEngine.Open(_options with { StatementTimeout = TimeSpan.FromMilliseconds(50) });
        using var session = engine.OpenSession();

        var fault = Assert.Throws<MixdownException>(() => session.Query("select pg_sleep(60)", Cancel));

        Assert.Equal("MX3019", fault.Diagnostics[0].Code);
        Assert.Single(session.Query("select 1", Cancel).Rows);
    }

    [Fact]
    public void Statements_run_as_the_role_and_look_names_up_in_the_path()
    {
        Execute(_options, $"create role builder; grant builder to {PostgresServer.User}; create schema shop authorization builder");
        var options = _options with { Role = "builder", SearchPath = "shop" };

        Execute(options, "create table t as select 1 as i");

        Assert.Equal("builder", Ask(_options, "select tableowner from pg_tables where schemaname = 'shop' and tablename = 't'"));
        Assert.Equal("mixdown", Ask(options, "select current_setting('application_name')"));
        Execute(_options, "drop schema shop cascade; drop role builder");
    }

    [Fact]
    public void A_session_that_the_server_ended_is_told_as_one_that_may_be_run_again()
    {
        using var engine = PostgresEngine.Open(_options);
        using var session = engine.OpenSession();
        var backend = session.Query("select pg_backend_pid()", Cancel).Rows[0][0];
        Execute(_options, $"select pg_terminate_backend({backend})");

        var fault = Assert.Throws<MixdownException>(() => session.Query("select 1", Cancel));

        Assert.Equal("MX3020", fault.Diagnostics[0].Code);
        Assert.True(fault.IsTransient);
        session.Rollback();
        using var next = engine.OpenSession();
        Assert.Single(next.Query("select 1", Cancel).Rows);
    }

    [Fact]
    public async Task A_deadlock_is_one_that_may_be_run_again()
    {
        Execute(_options, "create table t as select 1 as i union all select 2");
        using var engine = PostgresEngine.Open(_options);
        using var one = engine.OpenSession();
        using var other = engine.OpenSession();
        one.Begin();
        other.Begin();
        one.Execute("set local deadlock_timeout = '50ms'; update t set i = i where i = 1", Cancel);
        other.Execute("set local deadlock_timeout = '10s'; update t set i = i where i = 2", Cancel);
        var waiting = Task.Run(() => other.Execute("update t set i = i where i = 1", Cancel), Cancel);
        // The one that asks last closes the circle, and the one that looks first is ended.
        while (Ask(_options, "select count(*) from pg_locks where not granted") is 0L)
            await Task.Delay(10, Cancel);

        var fault = Assert.Throws<MixdownException>(() => one.Execute("update t set i = i where i = 2", Cancel));

        one.Rollback();
        Assert.Equal("MX3014", fault.Diagnostics[0].Code);
        Assert.True(fault.IsTransient);
        await waiting;
    }

    static object? Ask(PostgresEngineOptions options, string sql)
    {
        using var engine = PostgresEngine.Open(options);
        using var session = engine.OpenSession();
        return session.Query(sql, Cancel).Rows[0][0];
    }

    static void Execute(PostgresEngineOptions options, string sql)
    {
        using var engine = PostgresEngine.Open(options);
        using var session = engine.OpenSession();
        session.Execute(sql, Cancel);
    }
}
