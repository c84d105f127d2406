using Mixdown.Tests.Load;

namespace Mixdown.ServerTests.Sources.Postgres;

/// <summary>All tables of a run are as of one moment.</summary>
public sealed class PostgresSnapshotTests(LoadParquet parquet) : IClassFixture<LoadParquet>, IDisposable
{
    readonly PostgresLab _lab = new(parquet);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Money_that_moves_between_tables_is_neither_lost_nor_doubled()
    {
        _lab.Execute("""
            create table savings as select n as id, 1000 as amount from generate_series(1, 20000) n;
            create table current_account as select n as id, 0 as amount from generate_series(1, 20000) n;
            create index on savings (id); create index on current_account (id)
            """);
        _lab.Lake.IsFullRefresh = true;
        using var stop = new CancellationTokenSource();
        var moving = Task.Run(() => Move(stop.Token), TestContext.Current.CancellationToken);

        for (var run = 0; run < 5; run++)
        {
            await _lab.LoadAsync();
            Assert.Equal(["20000000|40000"], await _lab.QueryAsync(
                "select sum(amount), count(*) from (select amount from bronze.savings union all select amount from bronze.current_account)"));
        }
        await stop.CancelAsync();

        Assert.True(await moving > 0);
    }

    [Fact]
    public async Task What_is_written_while_a_run_reads_belongs_to_the_next_one()
    {
        _lab.Execute("create table t (id bigserial primary key, at timestamptz default clock_timestamp()); insert into t default values");
        _lab.LoadTable("t", ("cursor", "at"), ("lag", "1m"), ("write_disposition", "append"));
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => Write(stop.Token), TestContext.Current.CancellationToken);
        for (var run = 0; run < 8; run++)
            await _lab.LoadAsync();
        await stop.CancelAsync();
        await writing;

        await _lab.LoadAsync();

        Assert.Equal([$"{_lab.Ask("select count(*) from t")}|0"], await _lab.QueryAsync("select count(*), count(*) - count(distinct id) from bronze.t"));
    }

    int Move(CancellationToken stop)
    {
        var moved = 0;
        for (; !stop.IsCancellationRequested; moved++)
        {
            var id = (moved * 7919 % 20000) + 1;
            _lab.Execute($"begin; update savings set amount = amount - 10 where id = {id}; update current_account set amount = amount + 10 where id = {id}; commit");
        }
        return moved;
    }

    // Two writers at once, whose commits come in another order than their times.
    void Write(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Parallel.Invoke(
                () => _lab.Execute("begin; insert into t default values; select pg_sleep(0.02); commit"),
                () => _lab.Execute("insert into t default values"));
        }
    }
}
