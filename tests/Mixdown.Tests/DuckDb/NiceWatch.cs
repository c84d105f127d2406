using System.Collections.Concurrent;
using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native.Functions;
using Mixdown.Engines.DuckDb.Native.Threads;

namespace Mixdown.Tests.DuckDb;

/// <summary>Sees how nice the threads are that work on a statement. For Linux, which knows that of each thread.</summary>
sealed class NiceWatch
{
    readonly LiveParts _parts = new();

    /// <param name="engine">Any on the instance whose threads are looked at.</param>
    public NiceWatch(DuckDbEngine engine)
    {
        using var connection = engine.Connect();
        PartFunction.Register(connection.Handle, _parts);
    }

    /// <summary>The nice value of the thread that asks.</summary>
    // The name, in parentheses, is the second field and may hold blanks; nice is the nineteenth.
    public static int Own => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(") ")[^1].Split(' ')[16], CultureInfo.InvariantCulture);

    /// <summary>That of a thread which runs a statement that gives way; none is above 19.</summary>
    public static int OfStatements => Math.Min(19, Own + YieldingThread.OfStatements);

    /// <summary>That of DuckDB's own threads where they give way.</summary>
    public static int OfWorkers => Math.Min(19, Own + YieldingThread.OfWorkers);

    /// <summary>The values of the threads that work on a statement side by side, from the lowest, each once.</summary>
    /// <param name="session">Asks.</param>
    /// <param name="threads">How many there are to be; the instance has as many.</param>
    public IEnumerable<int> Of(IEngineSession session, int threads)
    {
        using var part = new Watched(threads);
        using var scan = _parts.Add(part);
        session.Query($"select count(*) from {scan.Sql}", TestContext.Current.CancellationToken);
        return [.. part.Seen.Distinct().Order()];
    }

    /// <summary>A row for each reader, which it gives when all are there.</summary>
    sealed class Watched(int readers) : IColumnPart, IDisposable
    {
        readonly Barrier _all = new(readers);

        public ConcurrentBag<int> Seen { get; } = [];

        public ColumnList Columns { get; } = new(new Column("id", DataType.Int64));

        public int MaxReaders => readers;

        public IColumnReader OpenReader() => new Reader(this);

        public void Dispose() => _all.Dispose();

        sealed class Reader(Watched part) : IColumnReader
        {
            bool _isDone;

            public int Fill(ColumnBatch batch)
            {
                if (_isDone)
                    return 0;
                _isDone = true;
                part.Seen.Add(Own);
                part._all.SignalAndWait(TestContext.Current.CancellationToken);
                batch[0].Set(0, 1L);
                return 1;
            }

            public void Dispose() { }
        }
    }
}
