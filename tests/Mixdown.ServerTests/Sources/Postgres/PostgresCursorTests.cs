using Mixdown.Data.Diagnostics;
using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>Incremental reads: which rows each run finds new.</summary>
public sealed class PostgresCursorTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly PostgresLab _lab = new(parquet);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Microseconds_decide()
    {
        Create("timestamp", "'2024-01-01 00:00:00.000001'", "'2024-01-01 00:00:00.000002'");
        await LoadAsync();
        Insert("'2024-01-01 00:00:00.000003'");

        await LoadAsync();

        Assert.Equal(1, _lab["t"].Rows.Loaded);
        Assert.Equal(["1|2|3"], await IdsAsync());
    }

    [Fact]
    public async Task Rows_with_the_border_s_value_that_come_later_are_new_and_the_others_are_not_read_twice()
    {
        Create("date", "'2024-01-01'", "'2024-01-01'");
        await LoadAsync();
        Insert("'2024-01-01'");

        await LoadAsync();

        Assert.Equal((1L, 2L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
        Insert("'2024-01-01'", "'2024-01-02'");
        await LoadAsync();
        Assert.Equal((2L, 3L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
        Assert.Equal(["1|2|3|4|5"], await IdsAsync());
    }

    [Fact]
    public async Task Of_two_equal_rows_without_a_key_the_second_one_is_new()
    {
        _lab.Execute("create table t (id integer, c date); insert into t values (1, '2024-01-01')");
        Settings();
        await LoadAsync();
        _lab.Execute("insert into t values (1, '2024-01-01')");

        await LoadAsync();

        Assert.Equal((1L, 1L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
    }

    [Fact]
    public async Task A_row_that_was_written_again_within_the_border_s_value_is_new()
    {
        _lab.Execute("create table t (id integer primary key, c date, n integer); insert into t values (1, '2024-01-01', 10), (2, '2024-01-01', 20)");
        Settings(("unique_key", "id"), ("write_disposition", "append"));
        await LoadAsync();
        _lab.Execute("update t set n = 11 where id = 1");

        await LoadAsync();

        Assert.Equal(["1|10", "1|11", "2|20"], await _lab.QueryAsync("select id, n from bronze.t order by id, n"));
    }

    [Fact]
    public async Task A_late_commit_within_the_lag_is_found_and_nothing_is_read_twice()
    {
        Create("timestamptz", "'2024-01-01 12:00:00+00'", "'2024-01-01 12:10:00+00'");
        Settings(("lag", "30m"));
        await LoadAsync();
        Insert("'2024-01-01 11:45:00+00'", "'2024-01-01 11:30:00+00'");

        await LoadAsync();

        // The second one is older than the lag.
        Assert.Equal((1L, 2L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
        Assert.Equal(["1|2|3"], await IdsAsync());
    }

    [Fact]
    public async Task Nothing_new_changes_nothing()
    {
        Create("bigint", "1", "2");
        await LoadAsync();
        var version = _lab["t"].Version;

        await LoadAsync();

        Assert.Equal((0L, version), (_lab["t"].Rows.Loaded, _lab["t"].Version));
    }

    [Fact]
    public async Task A_cursor_that_goes_back_reads_nothing_forgets_nothing_and_is_told()
    {
        Create("integer", "1", "5");
        await LoadAsync();
        _lab.Execute("delete from t where c = 5");
        Insert("3");
        await LoadAsync();
        Assert.Equal(0, _lab["t"].Rows.Loaded);
        var warning = Assert.Single(_lab["t"].Warnings);
        Assert.Equal(("MX2257", Severity.Warning), (warning.Code, warning.Severity));
        Assert.Equal("public.t ends before the bookmark: the highest c of its 2 rows is 3, and the last run read up to 5", warning.Message);
        Insert("6");

        await LoadAsync();

        Assert.Empty(_lab["t"].Warnings);
        Assert.Equal(["1|2|4"], await IdsAsync());
    }

    [Fact]
    public async Task A_table_that_is_empty_now_is_not_told()
    {
        Create("integer", "1", "5");
        await LoadAsync();
        _lab.Execute("delete from t");

        await LoadAsync();

        Assert.Empty(_lab["t"].Warnings);
    }

    [Fact]
    public async Task Within_the_lag_a_cursor_that_goes_back_is_read_and_told()
    {
        Create("timestamptz", "'2024-01-01 12:00:00+00'", "'2024-01-01 12:10:00+00'");
        Settings(("lag", "30m"));
        await LoadAsync();
        _lab.Execute("delete from t where id = 2");
        Insert("'2024-01-01 12:05:00+00'");

        await LoadAsync();

        Assert.Equal((1L, 1L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
        Assert.Contains("the highest c of its 2 rows is 2024-01-01 12:05:00+00, and the last run read up to 2024-01-01 12:10:00+00", Assert.Single(_lab["t"].Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numeric", "0.10000000000000000001", "0.10000000000000000002")]
    [InlineData("text", "'a'", "'b'")]
    [InlineData("uuid", "'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'")]
    [InlineData("xid8", "'18446744073709551614'", "'18446744073709551615'")]
    [InlineData("numeric", "99999999999999999999", "100000000000000000000")]
    [InlineData("text", "'it''s'", "'jt'")]
    [InlineData("timestamp(3)", "'2024-01-01 00:00:00.999'", "'2024-01-01 00:00:01'")]
    [InlineData("\"char\"", "'a'", "'b'")]
    [InlineData("bytea", @"'\x00'", @"'\x01'")]
    [InlineData("date", "'0044-03-15 BC'", "'0043-03-15 BC'")]
    public async Task A_cursor_keeps_every_digit(string type, string first, string second)
    {
        Create(type, first);
        await LoadAsync();
        Insert(second);

        await LoadAsync();

        Assert.Equal((1L, 1L), (_lab["t"].Rows.Loaded, _lab["t"].Rows.Duplicate));
        await LoadAsync();
        Assert.Equal(0, _lab["t"].Rows.Loaded);
    }

    [Fact]
    public async Task A_wall_clock_stays_one_whatever_the_server_s_zone()
    {
        Create("timestamp", "'2024-06-01 00:00:00'");
        await LoadAsync();
        _lab.Execute($"alter database {_lab.Options.Database} set timezone = 'Asia/Ho_Chi_Minh'");
        Insert("'2024-06-01 00:00:01'");

        await LoadAsync();

        Assert.Equal(["2024-06-01 00:00:00", "2024-06-01 00:00:01"], await _lab.QueryAsync("select c from bronze.t order by c"));
    }

    [Fact]
    public async Task Rows_without_a_cursor_are_refused_left_out_or_read_each_time()
    {
        Create("integer", "1", "null");
        Assert.Contains("1 row of public.t has no value in the cursor 'c'", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);

        Settings(("cursor_nulls", "exclude"));
        await LoadAsync();
        Assert.Equal(["1"], await IdsAsync());

        Settings(("cursor_nulls", "include"));
        await LoadAsync();
        await LoadAsync();
        Assert.Equal(["1|2|2"], await IdsAsync());
    }

    [Fact]
    public async Task Infinity_is_no_last_value()
    {
        Create("timestamp", "'2024-01-01'", "'infinity'");
        Settings(("cursor_nulls", "exclude"));
        await LoadAsync();
        Insert("'2024-01-02'");

        await LoadAsync();

        Assert.Equal(["1|3"], await IdsAsync());
    }

    [Fact]
    public async Task A_run_reads_about_as_many_rows_as_it_may()
    {
        Create("integer", "1", "2", "2", "2", "3");
        Settings(("max_rows", 2L));
        await LoadAsync();
        // The second row's value is met to its end.
        Assert.Equal(["1|2|3|4"], await IdsAsync());

        for (var run = 0; run < 3; run++)
            await LoadAsync();

        Assert.Equal(["1|2|3|4"], await IdsAsync());
    }

    [Fact]
    public async Task Only_rows_of_the_condition_are_read()
    {
        Create("integer", "1", "2", "3");
        Settings(("where", "id <> 3 -- not that one"));

        await LoadAsync();

        Assert.Equal(["1|2"], await IdsAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_a_cursor_is_said()
    {
        Create("integer", "1");
        _lab.Execute("alter table t add column doc json, add column updated_at timestamp");

        Settings(("cursor", "updatd_at"));
        Assert.Contains("MX2250: public.t has no column 'updatd_at' to be the cursor\n  hint: Did you mean 'updated_at'?", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
        Settings(("cursor", "doc"));
        Assert.Contains("MX2252", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
        Settings(("lag", "5m"));
        Assert.Contains("MX2253", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_became_another_column_or_type_is_refused_and_a_wider_one_is_not()
    {
        Create("integer", "1");
        await LoadAsync();
        _lab.Execute("alter table t alter c type bigint");
        Insert("2");
        await LoadAsync();
        Assert.Equal(1, _lab["t"].Rows.Loaded);

        _lab.Execute("alter table t alter c type text");
        Assert.Contains("MX2254: the cursor 'c' was bigint until now and is text", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
        Settings(("cursor", "id"));
        Assert.Contains("MX2254: the cursor was 'c' until now and is 'id'", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
    }

    void Create(string type, params string[] values)
    {
        _lab.Execute($"create table t (id serial primary key, c {type})");
        Insert(values);
        Settings();
    }

    void Insert(params string[] values) => _lab.Execute($"insert into t (c) values {string.Join(", ", values.Select(value => $"({value})"))}");

    void Settings(params (string Key, object Value)[] more)
    {
        List<(string Key, object Value)> settings = [.. more];
        if (!settings.Exists(setting => setting.Key == "cursor"))
            settings.Add(("cursor", "c"));
        if (!settings.Exists(setting => setting.Key == "write_disposition"))
            settings.Add(("write_disposition", "append"));
        _lab.LoadTable("t", [.. settings]);
    }

    Task LoadAsync() => _lab.LoadAsync();

    Task<IReadOnlyList<string>> IdsAsync() => _lab.QueryAsync("select string_agg(id, '|' order by id) from bronze.t");
}
