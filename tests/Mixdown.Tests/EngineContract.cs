using System.Globalization;
using System.Numerics;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines;

namespace Mixdown.Tests;

/// <summary>What every engine must do. Inherit it, give it an empty database, and mend what fails.</summary>
public abstract class EngineContract
{
    const string Endless = "select count(*) from (select 1 from big a, big b, big c where a.id + b.id + c.id = -1) t";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An engine on an empty database; the caller disposes it.</summary>
    protected abstract IEngine Open();

    /// <summary>A query for the numbers 0 to <paramref name="rows"/> - 1, as column <c>id</c> of type bigint.</summary>
    protected abstract string Numbers(int rows);

    /// <summary>The bytes 00 FF 5C.</summary>
    protected abstract string BytesLiteral { get; }

    /// <summary>The integers 1, NULL and -3.</summary>
    protected abstract string ArrayLiteral { get; }

    [Fact]
    public void An_error_names_its_place_in_the_text_and_leaves_the_session_usable()
    {
        using var engine = Open();
        using var session = engine.OpenSession();

        var fault = Assert.Throws<MixdownException>(() => session.Query("select 1,\n  nope", Cancel));

        var at = Assert.Single(fault.Diagnostics).At!.Value;
        Assert.Equal(("<sql>", 2, 3), (at.File, at.Line, at.Column));
        Assert.Equal(1L, Assert.Single(session.Query("select cast(1 as bigint)", Cancel).Rows)[0]);
    }

    [Fact]
    public void Values_of_the_plain_types_come_as_the_result_table_says()
    {
        using var engine = Open();
        using var session = engine.OpenSession();

        var row = Assert.Single(session.Query(
            """
            select cast(1 as smallint), cast(2 as bigint), cast(0.5 as double precision), cast(12.30 as decimal(18, 2)),
              cast('ä''b' as varchar), cast('2024-02-29' as date), cast('2024-02-29 12:00:00' as timestamp), cast(null as integer), true
            """, Cancel).Rows);

        Assert.Equal([1L, 2L, 0.5, 12.30m, "ä'b", new DateOnly(2024, 2, 29), new DateTime(2024, 2, 29, 12, 0, 0), null, true], row);
    }

    [Fact]
    public void What_is_rolled_back_is_gone_and_what_is_committed_is_seen_by_others()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        using var other = engine.OpenSession();
        session.Execute("create table t (i int)", Cancel);

        session.Begin();
        session.Execute("insert into t values (1)", Cancel);
        Assert.Equal(0L, Count(other, "t"));
        session.Rollback();
        session.Rollback();
        Assert.Equal(0L, Count(session, "t"));

        session.Begin();
        session.Execute("insert into t values (1), (2)", Cancel);
        session.Commit();
        Assert.Equal(2L, Count(other, "t"));
    }

    [Fact]
    public async Task A_reader_of_a_table_that_is_being_replaced_finds_the_old_one_or_waits_for_the_new_one()
    {
        using var engine = Open();
        if (!engine.Capabilities.TransactionalDdl)
            return;
        using var session = engine.OpenSession();
        using var other = engine.OpenSession();
        session.Execute("create table t as select 1 as i", Cancel);

        session.Begin();
        session.Execute("drop table t; create table t as select 1 as i, 2 as j union all select 3, 4", Cancel);
        var reading = Task.Run(() => Count(other, "t"), Cancel);
        await Task.WhenAny(reading, Task.Delay(50, Cancel));
        session.Commit();

        Assert.Contains(await reading, new object?[] { 1L, 2L });
        Assert.Equal(2L, Count(other, "t"));
    }

    [Fact]
    public void A_replacement_that_is_rolled_back_keeps_the_old_table()
    {
        using var engine = Open();
        if (!engine.Capabilities.TransactionalDdl)
            return;
        using var session = engine.OpenSession();
        session.Execute("create table t as select 1 as i", Cancel);

        session.Begin();
        session.Execute("drop table t; create table t as select 1 as i, 2 as j union all select 3, 4", Cancel);
        session.Rollback();

        Assert.Equal([[1L]], session.Query("select * from t", Cancel).Rows);
    }

    [Fact]
    public void A_commit_after_a_failed_statement_is_an_error_and_saves_nothing()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute("create table t (i int primary key)", Cancel);
        session.Begin();
        session.Execute("insert into t values (1)", Cancel);
        Assert.Throws<MixdownException>(() => session.Execute("insert into t values (1)", Cancel));

        Assert.Throws<MixdownException>(session.Commit);

        Assert.Equal(0L, Count(session, "t"));
    }

    [Fact]
    public void Every_way_to_write_a_batch_gives_the_same_rows()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute("create table batch as select 2 as id, 'new' as v union all select 3, 'new'", Cancel);
        var ways = new Dictionary<string, string>
        {
            ["delete and insert"] = "delete from t where id in (select id from batch); insert into t select * from batch",
            ["replace"] = "create table n as select * from t where id not in (select id from batch) union all select * from batch; drop table t; alter table n rename to t",
        };
        if (engine.Capabilities.Merge)
        {
            ways["merge"] = "merge into t using batch on t.id = batch.id when matched then update set v = batch.v "
                + "when not matched then insert (id, v) values (batch.id, batch.v)";
        }

        Assert.All(ways, way =>
        {
            session.Execute("drop table if exists t; create table t as select 1 as id, 'old' as v union all select 2, 'old'", Cancel);
            session.Begin();
            session.Execute(way.Value, Cancel);
            session.Commit();
            Assert.Equal([[1L, "old"], [2L, "new"], [3L, "new"]], session.Query("select id, v from t order by id", Cancel).Rows);
        });
    }

    [Fact]
    public void Names_may_be_as_long_as_the_limit_and_hold_any_character()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        var name = new TableName("a \"b\" 'c' ü", new string('x', engine.Capabilities.IdentifierBytes));

        session.Execute($"create schema {new SqlIdentifier(name.Schema)}; create table {name.Sql} as select 1 as {new SqlIdentifier(name.Table)}", Cancel);

        Assert.Equal(name.Table, session.Query($"select * from {name.Sql}", Cancel).Columns[0].Name);
    }

    [Fact]
    public void A_million_rows_are_written_counted_and_read()
    {
        using var engine = Open();
        using var session = engine.OpenSession();

        Assert.Equal(1_000_000L, Written(session));
        Assert.Equal([1_000_000L, 999_999L], session.Query("select count(*), max(id) from t", Cancel).Rows[0]);
        Assert.Equal(1_000_000, session.Query("select id from t", Cancel).Rows.Count);
    }

    [Fact]
    public async Task Cancelling_ends_a_statement_and_leaves_the_session_usable()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute($"create table big as {Numbers(100_000)}", Cancel);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => session.Query(Endless, stop.Token), Cancel);
        await Task.Yield();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(100_000L, Count(session, "big"));
    }

    [Fact]
    public async Task Sessions_work_side_by_side()
    {
        using var engine = Open();
        using (var session = engine.OpenSession())
            session.Execute("create table t (c int, id bigint)", Cancel);

        await Parallel.ForAsync(0, 4, Cancel, (c, _) =>
        {
            using var own = engine.OpenSession();
            own.Execute($"insert into t select {c}, id from ({Numbers(1000)}) n", Cancel);
            return ValueTask.CompletedTask;
        });

        using var last = engine.OpenSession();
        Assert.Equal(4000L, Count(last, "t"));
    }

    [Fact]
    public void A_lake_table_without_files_is_exposed_with_its_types()
    {
        using var engine = Open();
        engine.Expose(new TableName("bronze", "t"), new ExposedTable(0, new ColumnList(new Column("id", DataType.Int64)), []), Cancel);
        using var session = engine.OpenSession();

        Assert.Equal(0L, Count(session, "bronze.t"));
    }

    [Theory]
    [InlineData("select 1;\nselect 2, nope", 2, 11)]
    [InlineData("-- a comment; with a semicolon\nselect 'a;b' as x,\n  nope", 3, 3)]
    [InlineData("select 'äö', nope", 1, 14)]
    [InlineData("select 1 from nowhere", 1, 15)]
    [InlineData("select 1 as a where", 1, 20)]
    public void An_error_in_any_statement_of_a_text_has_its_place(string sql, int line, int column)
    {
        using var engine = Open();
        using var session = engine.OpenSession();

        var fault = Assert.Throws<MixdownException>(() => session.Query(sql, Cancel));

        var at = Assert.Single(fault.Diagnostics).At;
        // The end of a text is no place for DuckDB.
        Assert.True(at is null ? column > sql.Length : (at.Value.Line, at.Value.Column) == (line, column), fault.Message);
    }

    [Fact]
    public void A_row_that_breaks_a_rule_is_told_with_its_key()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute("create table t (i int primary key); insert into t values (417)", Cancel);

        var fault = Assert.Throws<MixdownException>(() => session.Execute("insert into t values (417)", Cancel));

        Assert.Equal("MX3013", Assert.Single(fault.Diagnostics).Code);
        Assert.Contains("417", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_every_type_come_back_as_they_were_written()
    {
        using var engine = Open();
        using var session = engine.OpenSession();

        Assert.All(Written(), written =>
        {
            session.Execute($"drop table if exists v; create table v (c {written.Type}); insert into v values ({written.Literal}), (null)", Cancel);
            var rows = session.Query("select c from v order by c nulls last", Cancel).Rows;
            Assert.Equal(written.Value, rows[0][0]);
            Assert.Null(rows[1][0]);
        });
    }

    IEnumerable<(string Type, string Literal, object Value)> Written() =>
    [
        ("boolean", "false", false),
        ("smallint", "-32768", -32768L),
        ("integer", "2147483647", 2147483647L),
        ("bigint", "-9223372036854775808", long.MinValue),
        ("real", "0.5", 0.5),
        ("double precision", "0.1", 0.1),
        ("double precision", "cast('Infinity' as double precision)", double.PositiveInfinity),
        ("double precision", "cast('NaN' as double precision)", double.NaN),
        ("numeric(18,2)", "-12345678901234.56", -12345678901234.56m),
        ("numeric(38,10)", "0.0000000001", 0.0000000001m),
        ("numeric(38,0)", "99999999999999999999999999999999999999", BigInteger.Parse("99999999999999999999999999999999999999", CultureInfo.InvariantCulture)),
        ("numeric(38,10)", "1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789"),
        ("varchar", "''", ""),
        ("varchar", "'a''b \"c\" \\ ü 日本 😀\n\t'", "a'b \"c\" \\ ü 日本 😀\n\t"),
        ("date", "'0001-01-01'", new DateOnly(1, 1, 1)),
        ("date", "'9999-12-31'", new DateOnly(9999, 12, 31)),
        ("time", "'23:59:59.999999'", new TimeOnly(23, 59, 59, 999, 999)),
        ("timestamp", "'2024-02-29 12:00:00.123456'", new DateTime(2024, 2, 29, 12, 0, 0, 123, 456)),
        ("timestamp with time zone", "'2024-02-29 12:00:00+05:30'", new DateTimeOffset(2024, 2, 29, 6, 30, 0, TimeSpan.Zero)),
        ("uuid", "'123e4567-e89b-12d3-a456-426614174000'", Guid.Parse("123e4567-e89b-12d3-a456-426614174000")),
        ("bytea", BytesLiteral, new byte[] { 0, 255, 92 }),
        ("integer[]", ArrayLiteral, new object?[] { 1L, null, -3L }),
    ];

    public static TheoryData<string> OddNames =>
        ["with space", "UPPER", "dot.dot", "quote\"quote", "it's", "ümläut", "日本", "😀", "select", "semi;colon", "--", "$1", ":name", "@p", "{{x}}", "back\\slash", "a%b"];

    [Theory, MemberData(nameof(OddNames))]
    public void A_name_with_any_character_is_one_of_a_schema_a_table_and_a_column(string name)
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        var (table, column) = (new TableName(name, name), new SqlIdentifier(name));

        session.Execute($"create schema {column}; create table {table.Sql} ({column} int); insert into {table.Sql} ({column}) values (1)", Cancel);

        var answer = session.Query($"select t.{column} from {table.Sql} as t where t.{column} = 1", Cancel);
        Assert.Equal(name, Assert.Single(answer.Columns).Name);
        Assert.Equal(1L, Assert.Single(answer.Rows)[0]);
    }

    [Fact]
    public void The_first_rows_of_an_answer_come_without_the_rest_and_in_bounded_memory()
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("MIXDOWN_ROWS"), CultureInfo.InvariantCulture, out var many) ? many : 1_000_000;
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute($"create table t as select id, 'text of row ' || id as t from ({Numbers(rows)}) n", Cancel);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var first = session.QueryAtMost("select * from t", 1000, Cancel);

        Assert.Equal(1000, first.Rows.Count);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 16 << 20);
        Assert.Equal((long)rows, Count(session, "t"));
    }

    [Fact]
    public void In_a_transaction_the_first_rows_of_an_answer_leave_it_open()
    {
        using var engine = Open();
        using var session = engine.OpenSession();
        session.Execute("create table t (i int)", Cancel);
        session.Begin();
        session.Execute("insert into t values (1)", Cancel);

        Assert.Single(session.QueryAtMost(Numbers(10_000), 1, Cancel).Rows);
        session.Commit();

        Assert.Equal(1L, Count(session, "t"));
    }

    static object? Count(IEngineSession session, string table) => session.Query($"select count(*) from {table}", Cancel).Rows[0][0];

    long Written(IEngineSession session)
    {
        session.Execute("create table t (id bigint)", Cancel);
        return session.Execute($"insert into t {Numbers(1_000_000)}", Cancel);
    }
}
