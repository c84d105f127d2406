using System.Diagnostics;
using Mixdown.Data.Diagnostics;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>What goes wrong between us and the server: what is said, and that nothing of it is in the lake.</summary>
public sealed class PostgresFaultTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly PostgresLab _lab = new(parquet);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task A_wrong_password_is_told_without_saying_it()
    {
        _lab.LoadFrom($"postgres://mixdown:hunter2@127.0.0.1:{_lab.Options.Port}/{_lab.Options.Database}");

        var said = await FailureAsync();

        Assert.Contains("MX2241", said, StringComparison.Ordinal);
        Assert.Contains("password authentication failed for user \"mixdown\"", said, StringComparison.Ordinal);
        Assert.Contains("'connection'", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        _lab.LoadFrom(_lab.Connection.Replace(_lab.Options.Database, "nowhere", StringComparison.Ordinal));

        Assert.Contains("MX2241: the database 'nowhere' on 127.0.0.1:", await FailureAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Database=d")]
    [InlineData("postgres://u@127.0.0.1:1/d")]
    public async Task A_server_that_is_not_there_is_told_with_its_place(string connection)
    {
        _lab.LoadFrom(connection, ("options", LoadLab.Map(("retries", 0L))));

        var said = await FailureAsync();

        Assert.Contains("on 127.0.0.1:1 cannot be opened", said, StringComparison.Ordinal);
        Assert.Contains("whether the server runs", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_knows_is_refused_and_a_known_one_is_not()
    {
        _lab.Execute("create table t (i int); insert into t values (1)");
        var user = Uri.EscapeDataString(_lab.Options.Password!);
        var url = $"postgresql://mixdown:{user}@127.0.0.1:{_lab.Options.Port}/{_lab.Options.Database}?sslmode=verify-full";
        _lab.LoadFrom(url);
        Assert.Contains("certificate", await FailureAsync(), StringComparison.OrdinalIgnoreCase);

        _lab.LoadFrom($"{url}&sslrootcert={Testing.Postgres.PostgresServer.OfProcess.Certificate}");
        await _lab.LoadAsync();

        Assert.Equal(["1"], await _lab.QueryAsync("select i from bronze.t"));
    }

    [Theory]
    [InlineData(30_000)]
    [InlineData(400_000)]
    [InlineData(3_000_000)]
    public async Task A_connection_that_is_cut_leaves_nothing_and_the_next_run_is_whole(long bytes)
    {
        _lab.Execute("create table t as select n as id, md5(n::text) as body from generate_series(1, 100000) n");
        using (var proxy = new CuttingProxy(_lab.Options.Port, bytes))
        {
            _lab.LoadFrom(_lab.Text(proxy.Port), ("options", LoadLab.Map(("retries", 0L))));

            var said = await FailureAsync();

            Assert.True(proxy.HasCut);
            Assert.Contains("MX2242: the connection broke while reading public.t", said, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(Path.Combine(_lab.Lake.Lake.Root, "bronze")));
        _lab.Load();

        await _lab.LoadAsync();

        Assert.Equal(["100000|5000050000"], await _lab.QueryAsync("select count(*), sum(id) from bronze.t"));
    }

    [Fact]
    public async Task A_session_that_the_server_ends_fails_its_table()
    {
        _lab.Execute("create table t as select n as id from generate_series(1, 1000) n; create view v as select id, pg_sleep(0.05)::text as s from t");
        var load = FailureAsync();
        await WhileAsync("select count(*) = 0 from pg_stat_activity where query like 'copy (select%\"v\"%' and state = 'active' and pid <> pg_backend_pid()");

        _lab.Execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy (select%\"v\"%' and pid <> pg_backend_pid()");

        Assert.Contains("public.v", await load, StringComparison.Ordinal);
        Assert.Equal(1000, _lab["t"].Rows.Loaded);
    }

    [Fact]
    public async Task Cancelling_stops_the_server_s_statement()
    {
        _lab.Execute("create view v as select n, pg_sleep(1000)::text as s from generate_series(1, 2) n");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var load = _lab.Lake.LoadUntilAsync([], stop.Token);
        await WhileAsync("select count(*) = 0 from pg_stat_activity where query like 'copy (select%\"v\"%' and state = 'active' and pid <> pg_backend_pid()");
        var watch = Stopwatch.StartNew();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), "It waited for the statement.");
        await WhileAsync("select count(*) > 0 from pg_stat_activity where query like 'copy (select%\"v\"%' and state = 'active' and pid <> pg_backend_pid()");
    }

    [Fact]
    public async Task A_statement_that_takes_longer_than_it_may_fails_its_table()
    {
        _lab.Execute("create view v as select n, pg_sleep(1000)::text as s from generate_series(1, 2) n");
        _lab.Load(("options", LoadLab.Map(("statement_timeout", "200ms"))));

        Assert.Contains("MX2260: reading public.v was stopped by the server", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_open_for_too_long_fails_its_table()
    {
        _lab.Execute("create view v as select n, pg_sleep(1000)::text as s from generate_series(1, 2) n");
        _lab.Load(("options", LoadLab.Map(("max_transaction", "2s"))));

        Assert.Contains("MX2262", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_stays_locked_fails_and_the_others_are_loaded()
    {
        _lab.Execute("create table a (i int); create table b (i int); insert into b values (1)");
        _lab.Load(("options", LoadLab.Map(("lock_timeout", "100ms"))));
        using var engine = Engines.Postgres.PostgresEngine.Open(_lab.Options);
        using var session = engine.OpenSession();
        session.Begin();
        session.Execute("lock table a in access exclusive mode", Cancel);

        var said = await FailureAsync();
        session.Rollback();

        Assert.Contains("MX2261: reading public.a waited too long for a lock", said, StringComparison.Ordinal);
        Assert.Equal(1, _lab["b"].Rows.Loaded);
    }

    [Fact]
    public async Task A_view_that_fails_on_its_rows_is_told_with_the_server_s_words()
    {
        _lab.Execute("create view v as select 1 / (n - 3) as x from generate_series(1, 5) n");

        Assert.Contains("MX2244: reading public.v failed: division by zero", await FailureAsync(), StringComparison.Ordinal);
    }

    /// <summary>What a person sees, whether the load failed or a table of it.</summary>
    async Task<string> FailureAsync()
    {
        try
        {
            return await _lab.Lake.FailureAsync();
        }
        catch (MixdownException wrong)
        {
            return wrong.Message;
        }
    }

    async Task WhileAsync(string question)
    {
        while (_lab.Ask(question) is true)
            await Task.Delay(20, Cancel);
    }
}
