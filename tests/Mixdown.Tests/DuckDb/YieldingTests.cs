using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native.Functions;

namespace Mixdown.Tests.DuckDb;

public sealed class YieldingTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void A_statement_runs_on_threads_of_usual_priority()
    {
        OnLinux();
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 2 });
        using var session = engine.OpenSession();

        Assert.Equal([NiceWatch.Own], new NiceWatch(engine).Of(session, 2));
    }

    [Fact]
    public void One_of_a_yielding_engine_runs_on_a_lower_one()
    {
        OnLinux();
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 1 });
        using var session = engine.OpenSession();
        using var yielding = engine.Yielding().OpenSession();
        var watch = new NiceWatch(engine);

        Assert.Equal([NiceWatch.OfStatements], watch.Of(yielding, 1));
        Assert.Equal([NiceWatch.Own], watch.Of(session, 1));
    }

    [Fact]
    public void The_engines_own_threads_yield_where_that_is_asked_for_and_who_asks_does_not()
    {
        OnLinux();
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 2, YieldingThreads = true });
        using var session = engine.OpenSession();
        using var yielding = engine.Yielding().OpenSession();
        var watch = new NiceWatch(engine);

        Assert.Equal([NiceWatch.Own, NiceWatch.OfWorkers], watch.Of(session, 2));
        Assert.Equal([NiceWatch.OfWorkers, NiceWatch.OfStatements], watch.Of(yielding, 2));
    }

    [Fact]
    public void Yielding_work_can_be_stopped_and_its_session_goes_on()
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.Yielding().OpenSession();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var parts = new LiveParts();
        using (var connection = engine.Connect())
            PartFunction.Register(connection.Handle, parts);
        using var scan = parts.Add(new StoppingPart(stop));

        Assert.ThrowsAny<OperationCanceledException>(() => session.Query($"select count(*) from {scan.Sql}", stop.Token));
        Assert.Equal([2L], session.Query("select 1 + cast(1 as bigint)", Cancel).Rows[0]);
    }

    [Fact]
    public void Its_transactions_end_as_others_do()
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.Yielding().OpenSession();
        session.Begin();
        session.Execute("create table t as select 1 as a", Cancel);
        session.Commit();
        session.Begin();
        session.Execute("drop table t", Cancel);
        session.Rollback();
        using var other = engine.OpenSession();

        Assert.Equal([1L], other.Query("select a from t", Cancel).Rows[0]);
    }

    static void OnLinux() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux knows how nice a thread is");
}
