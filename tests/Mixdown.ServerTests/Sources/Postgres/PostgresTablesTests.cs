using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>Which tables and columns are found, and how each kind of them is read.</summary>
public sealed class PostgresTablesTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly PostgresLab _lab = new(parquet);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Without_names_all_tables_of_public_are_loaded()
    {
        _lab.Execute("create table a (i int); create table b (i int); create schema s; create table s.c (i int)");

        Assert.Equal(["a", "b"], await LoadedAsync());
    }

    [Fact]
    public async Task Patterns_and_names_choose_and_exclude_leaves_out()
    {
        _lab.Execute("create schema s; create table s.c (i int); create table s.d (i int); create table a (i int); create table a_log (i int); create table b (i int)");

        _lab.Load(("tables", new[] { "s.*", "a*" }), ("exclude", "*_log"));
        Assert.Equal(["a", "c", "d"], await LoadedAsync());

        _lab.Load(("options", LoadLab.Map(("schemas", new[] { "public", "s" }))));
        Assert.Equal(["a", "a_log", "b", "c", "d"], await LoadedAsync());
    }

    [Fact]
    public async Task A_name_that_is_nowhere_is_an_error_with_a_guess()
    {
        _lab.Execute("create table invoice (i int)");
        _lab.Load(("tables", new[] { "invoic" }));

        Assert.Contains("'invoic'", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'invoice'?", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_as_the_catalog_has_them()
    {
        _lab.Execute("""create table "Order Items" ("Id" int, "a ""quoted"" one" text, "select" int); insert into "Order Items" values (1, 'x', 2)""");

        Assert.Equal(["Order Items"], await LoadedAsync());
        Assert.Equal(["1|x|2"], await _lab.QueryAsync("""select "Id", "a ""quoted"" one", "select" from bronze."Order Items" """));
    }

    [Fact]
    public async Task Two_tables_that_would_be_one_are_refused()
    {
        _lab.Execute("create schema s; create table s.t (i int); create table t (i int)");
        _lab.Load(("tables", new[] { "public.t", "s.t" }));

        var wrong = await Assert.ThrowsAsync<Mixdown.Data.Diagnostics.MixdownException>(() => _lab.LoadAsync());

        Assert.Contains("MX2246: public.t and s.t would be one table of the lake", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropped_generated_and_new_columns_are_read_as_they_are_now()
    {
        _lab.Execute("create table t (a int, gone int, b int generated always as (a * 2) stored, c text); insert into t (a, c) values (1, 'x'); alter table t drop column gone; alter table t add column d int default 7");

        await _lab.LoadAsync();

        Assert.Equal(["1|2|x|7"], await _lab.QueryAsync("select a, b, c, d from bronze.t"));
    }

    [Fact]
    public async Task Views_and_materialized_views_are_tables()
    {
        _lab.Execute("create table t (i int); insert into t values (1), (2); create view v as select i * 10 as j from t; create materialized view m as select count(*) as n from t");

        Assert.Equal(["m", "t", "v"], await LoadedAsync());
        Assert.Equal(["10", "20"], await _lab.QueryAsync("select j from bronze.v order by j"));
        Assert.Equal(["2"], await _lab.QueryAsync("select n from bronze.m"));
    }

    [Fact]
    public async Task A_partitioned_table_is_one_table_whatever_its_partitions_look_like()
    {
        _lab.Execute("""
            create table t (id int, day date, n text) partition by range (day);
            create table t_old (n text, day date, id int);
            alter table t attach partition t_old for values from ('2023-01-01') to ('2024-01-01');
            create table t_new partition of t for values from ('2024-01-01') to ('2025-01-01') partition by list (id);
            create table t_new_1 partition of t_new for values in (1);
            create table t_new_rest partition of t_new default;
            insert into t values (1, '2023-05-05', 'a'), (1, '2024-05-05', 'b'), (2, '2024-05-05', 'c')
            """);

        Assert.Equal(["t"], await LoadedAsync());
        Assert.Equal(["1|2023-05-05|a", "1|2024-05-05|b", "2|2024-05-05|c"], await _lab.QueryAsync("select id, day, n from bronze.t order by n"));
        Assert.Equal(3, _lab["t"].Rows.Loaded);
    }

    [Fact]
    public async Task A_table_has_the_rows_of_those_that_inherit_from_it()
    {
        _lab.Execute("create table city (name text); create table capital (state text) inherits (city); insert into city values ('Hue'); insert into capital values ('Ha Noi', 'HN')");

        Assert.Equal(["city"], await LoadedAsync());
        Assert.Equal(["Ha Noi", "Hue"], await _lab.QueryAsync("select name from bronze.city order by name"));
        _lab.Load(("tables", new[] { "capital" }));
        Assert.Equal(["capital"], await LoadedAsync());
        Assert.Equal(["Ha Noi|HN"], await _lab.QueryAsync("select name, state from bronze.capital"));
    }

    [Fact]
    public async Task Columns_are_chosen_and_left_out()
    {
        _lab.Execute("create table t (a int, b int, secret text); insert into t values (1, 2, 'x')");

        _lab.LoadTable("t", ("exclude_columns", "secret"));
        await _lab.LoadAsync();
        Assert.Equal(["a|INTEGER", "b|INTEGER"], await _lab.Lake.ColumnsAsync("t"));

        _lab.LoadTable("t", ("only_columns", new[] { "a", "secrt" }));
        Assert.Contains("MX2248: public.t has no column 'secrt'\n  hint: Did you mean 'secret'?", await _lab.Lake.FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_without_columns_or_rows_do_no_harm()
    {
        _lab.Execute("create table nothing (); create table empty (i int); create table t (i int); insert into t values (1)");

        await _lab.LoadAsync();

        Assert.Equal(["1"], await _lab.QueryAsync("select i from bronze.t"));
    }

    [Fact]
    public async Task A_table_that_may_not_be_read_is_told_with_the_grant_and_the_others_are_loaded()
    {
        var role = $"reader_{_lab.Options.Database}";
        _lab.Execute($"create role {role} login password 'x'; create table open (i int); create table closed (i int); create table half (a int, b int); grant select on open to {role}; grant select (a) on half to {role}");
        _lab.LoadFrom($"postgres://{role}:x@127.0.0.1:{_lab.Options.Port}/{_lab.Options.Database}", ("tables", new[] { "open", "closed", "half" }));

        var summary = await _lab.Lake.LoadAsync();

        var said = string.Join('\n', summary.Errors);
        Assert.Contains($"MX2243: '{role}' may not read public.closed", said, StringComparison.Ordinal);
        Assert.Contains($"GRANT SELECT ON \"public\".\"closed\" TO \"{role}\"", said, StringComparison.Ordinal);
        Assert.Contains("public.half has columns that may not be read: \"b\"", said, StringComparison.Ordinal);
        Assert.Empty(_lab["open"].Errors);
        // A pattern passes over what may not be read.
        _lab.LoadFrom($"postgres://{role}:x@127.0.0.1:{_lab.Options.Port}/{_lab.Options.Database}", ("tables", new[] { "public.*" }), ("exclude", "half"));
        Assert.Equal(["open"], await LoadedAsync());
    }

    [Fact]
    public async Task Row_security_shows_of_partitions_what_it_shows_of_the_table()
    {
        var role = $"tenant_{_lab.Options.Database}";
        _lab.Execute($"""
            create role {role} login password 'x';
            create table t (id int, tenant text) partition by list (tenant);
            create table t_a partition of t for values in ('a'); create table t_b partition of t for values in ('b');
            insert into t values (1, 'a'), (2, 'b'); grant select on t, t_a, t_b to {role};
            alter table t enable row level security; create policy p on t using (tenant = 'a')
            """);
        _lab.LoadFrom($"postgres://{role}:x@127.0.0.1:{_lab.Options.Port}/{_lab.Options.Database}", ("tables", new[] { "t" }));

        await _lab.LoadAsync();

        Assert.Equal(["1|a"], await _lab.QueryAsync("select id, tenant from bronze.t"));
    }

    [Fact]
    public async Task The_widest_table_is_read()
    {
        var columns = Enumerable.Range(1, 1600).Select(i => $"c{i}").ToList();
        _lab.Execute($"create table t ({string.Join(", ", columns.Select(column => column + " smallint"))}); insert into t (c1, c1600) values (1, 1600)");

        await _lab.LoadAsync();

        Assert.Equal(["1|NULL|1600"], await _lab.QueryAsync("select c1, c2, c1600 from bronze.t"));
    }

    [Fact]
    public async Task A_value_above_the_limit_is_rescued_with_its_size()
    {
        _lab.Execute("create table t (id int, body text); insert into t values (1, 'short'), (2, repeat('x', 200 * 1024 * 1024)), (3, repeat('y', 100000))");
        _lab.Load(("options", LoadLab.Map(("max_value", "1MB"))));

        await _lab.LoadAsync();

        Assert.Equal(
            ["1|5|NULL", "2|NULL|{\"body\":\"larger than max_value: 209,715,200 bytes where 1,048,576 are kept\"}", "3|100000|NULL"],
            await _lab.QueryAsync("select id, length(body), _mx_rescued from bronze.t order by id"));
    }

    [Fact]
    public async Task A_row_of_a_value_that_does_not_fit_goes_to_quarantine_whole_where_that_is_asked()
    {
        _lab.Execute("create table t (id int, at date, note text); insert into t values (1, '2024-01-01', 'a'), (2, 'infinity', 'b'), (3, null, 'c')");
        _lab.Load(("schema_contract", LoadLab.Map(("data_type", "quarantine"))), ("bad_rows", LoadLab.Map(("max", "50%"))));

        await _lab.LoadAsync();

        Assert.Equal(["1|a", "3|c"], await _lab.QueryAsync("select id, note from bronze.t order by id"));
        Assert.Equal((3L, 2L, 1L), (_lab["t"].Rows.Read, _lab["t"].Rows.Loaded, _lab["t"].Rows.Rejected));
    }

    [Fact]
    public async Task Many_rows_are_read_over_several_connections_and_each_once()
    {
        _lab.Execute("create table t as select n as id, repeat('x', 400) as body from generate_series(1, 400000) n");
        _lab.Execute("analyze t");

        await _lab.LoadAsync();

        Assert.Equal(["400000|400000|80000200000|400000|1|400000"], await _lab.QueryAsync("select count(*), count(distinct id), sum(id), count(distinct _mx_row), min(_mx_row), max(_mx_row) from bronze.t"));
    }

    async Task<IEnumerable<string>> LoadedAsync() =>
        (await _lab.LoadAsync()).Tables.Select(table => table.Table.Table).Order(StringComparer.Ordinal);
}
