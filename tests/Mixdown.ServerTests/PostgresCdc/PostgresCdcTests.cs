using Mixdown.Testing.Postgres;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.PostgresCdc;

public sealed class PostgresCdcTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly CdcLab _lab = new(parquet);

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Rows_that_are_there_are_read_once_and_then_their_changes()
    {
        Run("create table track (id int primary key, name text, price numeric(10,2)); insert into track values (1, 'Fast As a Shark', 0.99), (2, null, 1.99)");
        _lab.Follow(("tables", new[] { "track" }));
        await _lab.LoadAsync();
        Run("update track set name = E'Princess\\n\\tof \"the\" Dawn' where id = 2; insert into track values (3, 'Restless', null)");
        Run("delete from track where id = 1");

        await _lab.LoadAsync();
        await _lab.LoadAsync();

        Assert.Equal(
            ["1|1|Fast As a Shark|0.99|i", "1|2|NULL|1.99|i", "2|2|Princess\n\tof \"the\" Dawn|1.99|u", "2|3|Restless|NULL|i", "2|1|NULL|NULL|d"],
            await _lab.HistoryAsync("track", "id, name, price, _mx_op"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_new_key_is_a_delete_and_an_insert_and_a_truncate_is_a_row_of_its_own()
    {
        Run("create table a (id int primary key, name text); create table b (id int primary key, a int references a); insert into a values (1, 'x')");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("update a set id = 7 where id = 1; begin; insert into b values (1, 7); truncate a, b; commit");

        await _lab.LoadAsync();

        Assert.Equal(["1|1|x|i", "2|1|NULL|d", "2|7|x|i", "2|NULL|NULL|t"], await _lab.HistoryAsync("a", "id, name, _mx_op"));
        // The first reading found no row: the load that brings the first changes is the table's second all the same.
        Assert.Equal(["2|1|7|i", "2|NULL|NULL|t"], await _lab.HistoryAsync("b", "id, a, _mx_op"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_value_is_the_same_whether_it_was_there_or_came_by_the_log()
    {
        Run("""
            create domain price as numeric(12,3); create type mood as enum ('glad', 'sad');
            create table wide (id bigint primary key, i2 smallint, i4 int, f4 real, f8 double precision, n numeric(10,2), big numeric(30,4), free numeric,
              b boolean, t text, v varchar(20), c char(4), bin bytea, d date, ts timestamp, tz timestamptz, tm time, iv interval, u uuid, j json, jb jsonb,
              arr int[], texts text[], e mood, p price, m money, ip inet, r int4range, half int generated always as (i4 / 2) stored);
            insert into wide values
              (1, -32768, 2147483647, 1.5, -2.25e-10, -0.05, 12345678901234567890123456.7891, 1.5, true, E'tab\t back\\ line\n "q" ü', 'v', 'c', '\x00ff41',
               '2024-02-29', '2024-02-29 23:59:59.123456', '2024-03-31 02:30:00+02', '12:34:56.789', '1 year 2 days 03:04:05', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
               '{"a": [1, 2]}', '{"b":null}', '{1,2,NULL}', '{"a b",NULL}', 'sad', 9.125, 12.5, '10.0.0.1/8', '[1,5)'),
              (2, null, null, 'NaN', '-Infinity', 'NaN', null, 12345678901234567890123456789.5, false, '', null, null, '\x', 'infinity', '-infinity', '0044-03-15 12:00:00+00 BC',
               null, null, null, null, null, '{}', null, null, null, null, null, 'empty')
            """);
        _lab.Follow();
        await _lab.LoadAsync();
        Run("update wide set id = id");

        await _lab.LoadAsync();

        const string values = "* exclude (_mx_seq, _mx_op, _mx_row, _mx_load_id, _mx_ingested_at)";
        Assert.Equal(["4"], await _lab.Lab.QueryAsync("select count(*) from bronze.wide__history"));
        Assert.Equal(["0"], await _lab.Lab.QueryAsync(
            $"select count(*) from (select {values} from bronze.wide__history where _mx_seq = 1 except all select {values} from bronze.wide__history where _mx_seq = 2)"));
        Assert.Equal(
            ["-0.05|12345678901234567890123456.7891|1.5000000000|2024-02-29|2024-02-29 23:59:59.123456|2024-03-31 00:30:00Z|{1,2,NULL}|9.125|NULL"],
            await _lab.Lab.QueryAsync("select n, big, free, d, ts, tz, arr, p, _mx_rescued from bronze.wide__history where id = 1 and _mx_seq = 2"));
        Assert.Equal(
            ["""{"n":"NaN","free":"12345678901234567890123456789.5","d":"infinity","ts":"-infinity","tz":"0044-03-15 12:00:00+00 BC"}"""],
            await _lab.Lab.QueryAsync("select _mx_rescued from bronze.wide__history where id = 2 and _mx_seq = 2"));
        Assert.DoesNotContain("half|INTEGER", await _lab.Lab.ColumnsAsync("wide"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Columns_that_come_go_or_change_their_type_between_two_changes_go_through_the_contract()
    {
        Run("create table t (id int primary key, a int, b text); insert into t values (1, 10, 'x')");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("insert into t values (2, 20, 'y'); alter table t add c date; insert into t values (3, 30, 'z', '2024-01-31')");
        Run("alter table t drop b; alter table t rename a to d; alter table t alter d type text; insert into t values (4, 'forty', '2024-02-01')");

        await _lab.LoadAsync();

        Assert.Equal(
            ["1|1|10|x|NULL|NULL", "2|2|20|y|NULL|NULL", "2|3|30|z|2024-01-31|NULL", "2|4|NULL|NULL|2024-02-01|forty"],
            await _lab.HistoryAsync("t", "id, a, b, c, d"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_table_that_is_made_later_is_read_once_and_followed_at_the_same_moment_as_the_others()
    {
        Run("create schema shop; create table shop.a (id int primary key); insert into shop.a values (1)");
        _lab.Follow(("tables", new[] { "shop.*" }));
        await _lab.LoadAsync();
        Run("create table shop.b (id int primary key); begin; insert into shop.a values (2); insert into shop.b values (20); commit");
        await _lab.LoadAsync();
        Run("begin; insert into shop.a values (3); insert into shop.b values (30); commit");

        await _lab.LoadAsync();

        Assert.Equal(["1|1", "2|2", "3|3"], await _lab.HistoryAsync("a", "id"));
        Assert.Equal(["1|20", "2|30"], await _lab.HistoryAsync("b", "id"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_first_run_that_died_behind_the_slots_creation_is_begun_again()
    {
        Run("create table t (id int primary key); create publication mixdown_store for table t");
        Run($"select pg_create_logical_replication_slot('{_lab.Db.Slot}', 'pgoutput')");
        Run("insert into t values (1), (2)");
        Run("delete from t where id = 1");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("insert into t values (3)");

        await _lab.LoadAsync();

        Assert.Equal(["1|2|i", "2|3|i"], await _lab.HistoryAsync("t", "id, _mx_op"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Partitions_count_as_the_table_that_they_belong_to()
    {
        Run("create table m (id int, day date, primary key (id, day)) partition by range (day)");
        Run("create table m_24 partition of m for values from ('2024-01-01') to ('2025-01-01'); insert into m values (1, '2024-05-05')");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("create table m_25 partition of m for values from ('2025-01-01') to ('2026-01-01'); insert into m values (2, '2025-05-05'); update m set day = '2025-01-01' where id = 1");

        await _lab.LoadAsync();

        Assert.Equal(
            ["1|1|2024-05-05|i", "2|2|2025-05-05|i", "2|1|2024-05-05|d", "2|1|2025-01-01|i"], await _lab.HistoryAsync("m", "id, day, _mx_op"));
        Assert.Equal("m", Assert.Single(_lab.Lab.Last!.Tables).Table.Table);
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_row_of_a_table_without_a_primary_key_is_told_apart_by_its_unique_key()
    {
        Run("create table t (code text, n int); alter table t replica identity full; insert into t values ('a', 1)");
        _lab.Follow(("tables", LoadLab.Map(("t", LoadLab.Map(("unique_key", "code"))))));
        await _lab.LoadAsync();
        Run("update t set n = 2; update t set code = 'b'; delete from t");

        await _lab.LoadAsync();

        Assert.Equal(["1|a|1|i", "2|a|2|u", "2|a|2|d", "2|b|2|i", "2|b|2|d"], await _lab.HistoryAsync("t", "code, n, _mx_op"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Many_rows_and_a_large_transaction_arrive_whole()
    {
        Run("create table t (id int primary key, text text); insert into t select i, repeat(chr(65 + i % 26), i % 40) from generate_series(1, 60000) i");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("update t set text = text || '!' where id % 2 = 0; insert into t values (0, repeat('long ', 100000))");

        await _lab.LoadAsync();

        Assert.Equal(["60000|60000|1800030000"], await _lab.Lab.QueryAsync("select count(*), count(distinct _mx_row), sum(id) from bronze.t__history where _mx_seq = 1"));
        Assert.Equal(["30001|30001|500000"], await _lab.Lab.QueryAsync("select count(*), max(_mx_row), max(length(text)) from bronze.t__history where _mx_seq = 2"));
        Assert.Equal(["0"], await _lab.Lab.QueryAsync("select count(*) from bronze.t__history where _mx_seq = 1 and text <> repeat(chr(65 + id % 26), id % 40)"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_run_stops_behind_the_transaction_that_fills_its_batch_and_the_next_one_goes_on()
    {
        Run("create table t (id int primary key)");
        _lab.Follow(("max_batch", LoadLab.Map(("rows", 3L))));
        await _lab.LoadAsync();
        Run("insert into t values (1), (2)");
        Run("insert into t values (3), (4)");
        Run("insert into t values (5)");

        await _lab.LoadAsync();
        await _lab.LoadAsync();

        Assert.Equal(["2|1", "2|2", "2|3", "2|4", "3|5"], await _lab.HistoryAsync("t", "id"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task The_server_keeps_its_log_until_the_lake_has_it_also_for_a_quiet_table()
    {
        Run("create table a (id int primary key); create table quiet (id int primary key)");
        _lab.Follow(("heartbeat", "1kB"));
        await _lab.LoadAsync();
        var before = Confirmed();
        Run("insert into a select * from generate_series(1, 1000)");
        var end = _lab.Db.Scalar("select pg_current_wal_lsn()");

        await _lab.LoadAsync();

        Assert.Equal("True", _lab.Db.Scalar($"select '{Confirmed()}'::pg_lsn > '{before}'::pg_lsn and '{Confirmed()}'::pg_lsn >= '{end}'::pg_lsn"));
        Run("insert into quiet values (1)");
        await _lab.LoadAsync();
        Assert.Equal(["1"], await _lab.Lab.QueryAsync("select id from bronze.quiet"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Reading_anew_begins_with_the_rows_that_are_there_now()
    {
        Run("create table t (id int primary key); insert into t values (1), (2)");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("delete from t where id = 1; insert into t values (3)");
        _lab.Lab.IsFullRefresh = true;
        await _lab.LoadAsync();
        _lab.Lab.IsFullRefresh = false;
        Run("insert into t values (4)");

        await _lab.LoadAsync();

        Assert.Equal(["2", "3", "4"], await _lab.Lab.QueryAsync("select id from bronze.t order by 1"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task A_table_that_was_dropped_and_made_again_is_read_again_and_its_old_rows_go()
    {
        Run("create table t (id int primary key); insert into t values (1), (2)");
        _lab.Follow();
        await _lab.LoadAsync();
        Run("insert into t values (3); drop table t; create table t (id int primary key, name text); insert into t values (2, 'new')");
        await _lab.LoadAsync();
        Run("insert into t values (4, 'more')");

        await _lab.LoadAsync();

        Assert.Equal(["2|new", "4|more"], await _lab.Lab.QueryAsync("select id, name from bronze.t order by id"));
        Assert.Equal(
            ["1|1|1|i", "1|2|2|i", "2|1|NULL|t", "2|2|2|i", "3|1|4|i"], await _lab.HistoryAsync("t", "_mx_row, id, _mx_op"));
    }

    [Fact(Skip = PostgresServer.Missing, SkipUnless = nameof(HasServer))]
    public async Task Without_a_first_reading_a_table_begins_with_its_changes_and_without_changes_it_is_read_once()
    {
        Run("create table t (id int primary key); insert into t values (1)");
        _lab.Follow(("snapshot", "never"));
        await _lab.LoadAsync();
        Run("insert into t values (2)");
        await _lab.LoadAsync();
        Assert.Equal(["2"], await _lab.Lab.QueryAsync("select id from bronze.t"));

        using var once = new CdcLab(parquet);
        once.Db.Run("create table t (id int primary key); insert into t values (1)");
        once.Follow(("snapshot", "only"));
        await once.LoadAsync();
        once.Db.Run("insert into t values (2)");
        await once.LoadAsync();
        Assert.Equal(["1"], await once.Lab.QueryAsync("select id from bronze.t"));
        Assert.Equal("0", once.Db.Scalar($"select count(*) from pg_replication_slots where slot_name = '{once.Db.Slot}'"));
    }

    public static bool HasServer => PostgresServer.IsThere;

    public void Dispose() => _lab.Dispose();

    void Run(string sql) => _lab.Db.Run(sql);

    string Confirmed() => _lab.Db.Scalar($"select confirmed_flush_lsn from pg_replication_slots where slot_name = '{_lab.Db.Slot}'");
}
