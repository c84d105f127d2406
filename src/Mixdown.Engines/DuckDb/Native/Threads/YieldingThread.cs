using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Threads;

/// <summary>A thread that makes calls into the library and gives way to all threads of usual priority: it gets a core that no other wants,
/// and its part of one where all are wanted.</summary>
/// <remarks>Linux knows a priority for each thread, which can only be lowered, and which a thread that is started has from the one that
/// starts it. That is how DuckDB's own threads get theirs, and why nothing of .NET may be done here: the pool's threads would become as
/// slow one after another, and a collection that begins here would have all others wait for it. On other systems .NET's own priority is
/// asked for, which DuckDB's threads do not take over.</remarks>
sealed partial class YieldingThread : IDisposable
{
    /// <summary>Steps of nice for statements that have time: a tenth of the share of others. It is enough to end what others wait for.</summary>
    internal const int OfStatements = 10;

    /// <summary>Steps of nice for DuckDB's own threads, which work for all: half the share of others. With less, who asks waits for the piece
    /// of the answer that one of them has begun.</summary>
    internal const int OfWorkers = 3;

    readonly SemaphoreSlim _asked = new(0);
    readonly SemaphoreSlim _done = new(0);
    readonly Thread _thread;
    readonly int _steps;
    Action? _call;

    /// <param name="steps">How far below the process it is.</param>
    internal YieldingThread(int steps)
    {
        _steps = steps;
        _thread = new Thread(Work) { IsBackground = true, Name = "mx-yielding", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Makes a call there and waits until it is back. For one thread at a time.</summary>
    /// <param name="call">A call into the library; it does not throw.</param>
    internal void Run(Action call)
    {
        _call = call;
        _asked.Release();
        _done.Wait();
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose()
    {
        _call = null;
        _asked.Release();
        _thread.Join();
        _asked.Dispose();
        _done.Dispose();
    }

    void Work()
    {
        if (OperatingSystem.IsLinux())
            _ = Nice(_steps);
        for (_asked.Wait(); _call is { } call; _asked.Wait())
        {
            call();
            _done.Release();
        }
    }

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int steps);
}
