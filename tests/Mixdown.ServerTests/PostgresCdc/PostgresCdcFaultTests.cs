using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc;

/// <summary>What is wrong is found before anything is changed, and said with what to do.</summary>
public sealed class PostgresCdcFaultTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly CdcLab _lab = new(parquet);

    [Theory(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    [InlineData("create table t (id int)", "MX2288", "has no primary key", "alter table \"public\".\"t\" replica identity full")]
    [InlineData("create table t (id int primary key); alter table t replica identity nothing", "MX2288", "has no replica identity", "replica identity full")]
    [InlineData("create table t (id int); alter table t replica identity full", "MX2289", "no primary key by which", "unique_key: [COLUMN]")]
    [InlineData("create table t (id int primary key); create schema o; create table o.t (id int primary key)", "MX2295", "o.t and public.t", "exclude")]
    public async Task A_table_that_cannot_be_followed_is_refused_and_stays_out_of_the_publication(string sql, string code, string message, string hint)
    {
        _lab.Db.Run(sql);
        _lab.Follow();

        var failure = await _lab.FailureAsync();

        Assert.Contains(code, failure, StringComparison.Ordinal);
        Assert.Contains(message, failure, StringComparison.Ordinal);
        Assert.Contains(hint, failure, StringComparison.Ordinal);
        Assert.Equal("0", _lab.Db.Scalar("select count(*) from pg_publication"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_key_that_deleted_rows_do_not_have_is_refused()
    {
        _lab.Db.Run("create table t (id int primary key, code text)");
        _lab.Follow(("tables", LoadLab.Map(("t", LoadLab.Map(("unique_key", "code"))))));

        Assert.Contains("MX2290", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_role_without_rights_is_told_the_sql_to_run()
    {
        _lab.Db.Run($"create table t (id int primary key); create role {Role} login password 'x'; grant select on t to {Role}");
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(_lab.Db.Connection.ConnectionString) { Username = Role, Password = "x" };
        _lab.Follow(("connection", connection.ConnectionString), ("publication", "ours"));

        Assert.Contains($"alter role \"{Role}\" replication", await _lab.FailureAsync(), StringComparison.Ordinal);
        _lab.Db.Run($"alter role {Role} replication");
        Assert.Contains("create publication \"ours\" for table \"public\".\"t\"", await _lab.FailureAsync(), StringComparison.Ordinal);

        _lab.Db.Run("create publication ours for table t; insert into t values (1)");
        await _lab.LoadAsync();
        Assert.Equal(["1"], await _lab.Lab.QueryAsync("select id from bronze.t"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_publication_of_columns_and_rows_is_kept_to_from_the_first_reading_on()
    {
        _lab.Db.Run("create table t (id int primary key, name text, secret text); insert into t values (1, 'a', 's'), (200, 'b', 's')");
        _lab.Db.Run("create publication ours for table t (id, name) where (id < 100)");
        _lab.Follow(("publication", "ours"));
        await _lab.LoadAsync();
        _lab.Db.Run("insert into t values (2, 'c', 's'), (300, 'd', 's')");

        await _lab.LoadAsync();

        Assert.Equal(["1|1|a", "2|2|c"], await _lab.HistoryAsync("t", "id, name"));
        Assert.Equal(["id|INTEGER", "name|VARCHAR"], await _lab.Lab.ColumnsAsync("t"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_slot_that_is_gone_or_moved_on_is_noticed_and_reading_anew_mends_it()
    {
        _lab.Db.Run("create table t (id int primary key); insert into t values (1)");
        _lab.Follow();
        await _lab.LoadAsync();
        _lab.Db.Run($"insert into t values (2); select pg_drop_replication_slot('{_lab.Db.Slot}')");
        Assert.Contains("MX2284", await _lab.FailureAsync(), StringComparison.Ordinal);

        await RefreshAsync();
        _lab.Db.Run("set synchronous_commit = on; insert into t values (3)");
        _lab.Db.Run($"select pg_replication_slot_advance('{_lab.Db.Slot}', pg_current_wal_lsn())");
        Assert.Contains("MX2286", await _lab.FailureAsync(), StringComparison.Ordinal);

        await RefreshAsync();
        Assert.Equal(["1", "2", "3"], await _lab.Lab.QueryAsync("select id from bronze.t order by 1"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_slot_of_another_program_is_left_alone()
    {
        _lab.Db.Run($"create table t (id int primary key)");
        _lab.Db.Run($"select pg_create_logical_replication_slot('{_lab.Db.Slot}', 'test_decoding')");
        _lab.Follow();

        Assert.Contains("test_decoding", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_publication_that_was_made_anew_after_the_slot_is_explained()
    {
        _lab.Db.Run("create table t (id int primary key); create publication ours for table t");
        _lab.Follow(("publication", "ours"));
        await _lab.LoadAsync();
        _lab.Db.Run("drop publication ours; insert into t values (1); create publication ours for table t");

        Assert.Contains("MX2283", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_matter_of_trying_again()
    {
        _lab.Follow(("connection", "Host=127.0.0.1;Port=1;Database=d;Username=u"));

        Assert.Contains("MX2280", await _lab.FailureAsync(), StringComparison.Ordinal);
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose() => _lab.Dispose();

    string Role => "role_" + _lab.Db.Slot;

    async Task RefreshAsync()
    {
        _lab.Lab.IsFullRefresh = true;
        await _lab.LoadAsync();
        _lab.Lab.IsFullRefresh = false;
    }
}
