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
    public void A_table_that_is_replaced_in_a_transaction_is_the_old_one_for_others_until_the_commit()
    {
        using var engine = Open();
        if (!engine.Capabilities.TransactionalDdl)
            return;
        using var session = engine.OpenSession();
        using var other = engine.OpenSession();
        session.Execute("create table t as select 1 as i", Cancel);

        session.Begin();
        session.Execute("drop table t; create table t as select 1 as i, 2 as j union all select 3, 4", Cancel);
        Assert.Equal(1L, Count(other, "t"));
        session.Commit();

        Assert.Equal(2L, Count(other, "t"));
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

    static object? Count(IEngineSession session, string table) => session.Query($"select count(*) from {table}", Cancel).Rows[0][0];

    long Written(IEngineSession session)
    {
        session.Execute("create table t (id bigint)", Cancel);
        return session.Execute($"insert into t {Numbers(1_000_000)}", Cancel);
    }
}
