using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>An open instance and how many hold it. The last share to go closes it, as soon as the last connection is gone.</summary>
sealed class SharedDatabase
{
    readonly Lock _turn;
    readonly DatabaseHandle _handle;
    int _shares;
    bool _givesBack;

    /// <param name="path">The real path, or <see cref="NativeDatabase.InMemory"/>.</param>
    /// <param name="settings">What it was opened with.</param>
    /// <param name="turn">Held while it closes, so that nobody opens the file at that moment.</param>
    /// <param name="closed">Called when the file is closed.</param>
    internal SharedDatabase(string path, DatabaseSettings settings, Lock turn, Action closed)
    {
        (Path, Settings, _turn) = (path, settings, turn);
        _handle = NativeDatabase.Open(path, settings);
        _handle.Closed = closed;
    }

    internal string Path { get; }

    internal DatabaseSettings Settings { get; }

    /// <summary>No share is left, but a connection keeps it open.</summary>
    internal bool IsClosing => _handle.IsGivenUp;

    internal DatabaseShare Take()
    {
        lock (_turn)
            _shares++;
        return new DatabaseShare(this);
    }

    /// <summary>From now on, threads of DuckDB's allocator give back what nothing uses.</summary>
    internal void GiveBackMemory()
    {
        lock (_turn)
        {
            SetBackgroundThreads();
            _givesBack = true;
        }
    }

    /// <summary>Takes in that another instance of the process was closed: DuckDB ends the threads of the allocator with each.</summary>
    internal void AnotherClosed()
    {
        if (_givesBack && !IsClosing)
            SetBackgroundThreads();
    }

    internal ConnectionHandle Connect() => NativeDatabase.Connect(_handle);

    internal void Return()
    {
        lock (_turn)
        {
            if (--_shares == 0)
                _handle.Dispose();
        }
    }

    void SetBackgroundThreads()
    {
        using var connection = new NativeConnection(Connect());
        connection.Execute("set global allocator_background_threads = true", new PositionalParameters([]), CancellationToken.None);
    }
}
