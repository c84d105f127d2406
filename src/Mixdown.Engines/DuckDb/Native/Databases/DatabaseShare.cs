using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>A holder's part in an instance; disposing it twice returns it once.</summary>
sealed class DatabaseShare(SharedDatabase database) : IDisposable
{
    SharedDatabase? _database = database;

    /// <exception cref="ObjectDisposedException">The share was returned.</exception>
    internal SharedDatabase Database => _database ?? throw new ObjectDisposedException(nameof(DatabaseShare));

    /// <summary>Another part in the same instance.</summary>
    internal DatabaseShare Again() => Database.Take();

    internal ConnectionHandle Connect() => Database.Connect();

    public void Dispose() => Interlocked.Exchange(ref _database, null)?.Return();
}
