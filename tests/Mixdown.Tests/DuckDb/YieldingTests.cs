using System.Collections.Concurrent;
using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native.Functions;
using Mixdown.Engines.DuckDb.Native.Threads;

namespace Mixdown.Tests.DuckDb;

/// <summary>Which threads work on a statement, by the nice value that Linux has for each of them.</summary>
public sealed class YieldingTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public void A_statement_runs_on_threads_of_usual_priority()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux knows a priority for each thread");
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 2 });

        Assert.Equal([Nice.Own], NiceOf(engine, PartsOf(engine)));
    }

    [Fact]
    public void One_of_a_yielding_engine_runs_on_a_lower_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux knows a priority for each thread");
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 1 });
        var parts = PartsOf(engine);

        Assert.Equal([Nice.Own + YieldingThread.Steps], NiceOf(engine.Yielding(), parts));
        Assert.Equal([Nice.Own], NiceOf(engine, parts));
    }

    [Fact]
    public void The_engines_own_threads_yield_where_that_is_asked_for_and_who_asks_does_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux knows a priority for each thread");
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { Threads = 2, YieldingThreads = true });
        var parts = PartsOf(engine);

        Assert.Equal([Nice.Own, Nice.Own + YieldingThread.Steps], NiceOf(engine, parts));
        Assert.Equal([Nice.Own + YieldingThread.Steps], NiceOf(engine.Yielding(), parts));
    }

    [Fact]
    public void Work_of_a_yielding_engine_can_be_stopped_and_its_session_goes_on()
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.Yielding().OpenSession();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var scan = PartsOf(engine).Add(new StoppingPart(stop));

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

    /// <summary>Rows of our own that SQL can read there.</summary>
    static LiveParts PartsOf(DuckDbEngine engine)
    {
        var parts = new LiveParts();
        using var connection = engine.Connect();
        PartFunction.Register(connection.Handle, parts);
        return parts;
    }

    /// <summary>The nice values of the threads that work on a statement, one or two, from the lowest.</summary>
    static IEnumerable<int> NiceOf(DuckDbEngine engine, LiveParts parts)
    {
        var part = new WatchedPart(engine.Options.Threads ?? 1);
        using var scan = parts.Add(part);
        using var session = engine.OpenSession();
        session.Query($"select count(*) from {scan.Sql}", Cancel);
        return part.Seen.Distinct().Order();
    }

    static class Nice
    {
        /// <summary>Of the thread that asks.</summary>
        public static int Own => Of(File.ReadAllText("/proc/thread-self/stat"));

        // The name, in parentheses, is the second field and may hold blanks; nice is the nineteenth.
        static int Of(string stat) => int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }

    /// <summary>A row for each reader, each of which waits until all are there.</summary>
    sealed class WatchedPart(int readers) : IColumnPart
    {
        readonly Barrier _all = new(readers);

        public ConcurrentBag<int> Seen { get; } = [];

        public ColumnList Columns { get; } = new(new Column("id", DataType.Int64));

        public int MaxReaders => readers;

        public IColumnReader OpenReader() => new Reader(this);

        sealed class Reader(WatchedPart part) : IColumnReader
        {
            bool _isDone;

            public int Fill(ColumnBatch batch)
            {
                if (_isDone)
                    return 0;
                _isDone = true;
                part.Seen.Add(Nice.Own);
                part._all.SignalAndWait(Cancel);
                batch[0].Set(0, 1L);
                return 1;
            }

            public void Dispose() { }
        }
    }
}
