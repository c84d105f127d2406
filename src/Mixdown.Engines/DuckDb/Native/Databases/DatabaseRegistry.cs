namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>One instance per file. DuckDB itself lets a process open a file twice, and then loses what the second instance
/// commits and gives up the file's lock when either is closed.</summary>
sealed class DatabaseRegistry
{
    /// <summary>The one of this process. It is static because what it guards, the operating system's lock on the file,
    /// belongs to the process.</summary>
    internal static readonly DatabaseRegistry OfProcess = new();

    readonly Lock _turn = new();
    readonly Dictionary<string, SharedDatabase> _open = new(StringComparer.Ordinal);

    DatabaseRegistry() { }

    /// <summary>A share in the instance of <paramref name="path"/>, opened when there is none.</summary>
    /// <param name="path">A file, or <see cref="NativeDatabase.InMemory"/> for an instance of its own.</param>
    /// <param name="settings">The same as those of the shares that exist.</param>
    /// <exception cref="DuckDBException">It is open with other settings, or cannot be opened.</exception>
    internal DatabaseShare Share(string path, DatabaseSettings settings)
    {
        if (path is "" or NativeDatabase.InMemory)
            return new SharedDatabase(NativeDatabase.InMemory, settings, new Lock(), closed: TellOthers).Take();
        var file = RealPath.Of(path);
        lock (_turn)
        {
            if (!_open.TryGetValue(file, out var database))
                _open.Add(file, database = Open(file, settings));
            return Checked(database, settings).Take();
        }
    }

    SharedDatabase Open(string file, DatabaseSettings settings)
    {
        if (!settings.IsReadOnly)
            DatabaseFile.Ensure(file);
        return new SharedDatabase(file, settings, _turn, closed: () => Forget(file));
    }

    static SharedDatabase Checked(SharedDatabase database, DatabaseSettings settings)
    {
        if (database.IsClosing)
        {
            throw new DuckDBException(DuckDBErrorType.Connection,
                $"Connection Error: {database.Path} was closed, but a reader on it is still open; dispose that first");
        }
        if (!database.Settings.Equals(settings))
        {
            throw new DuckDBException(DuckDBErrorType.Connection,
                $"Connection Error: {database.Path} is already open with {database.Settings}; it cannot be opened with {settings}");
        }
        return database;
    }

    void Forget(string file)
    {
        lock (_turn)
        {
            _open.Remove(file);
            TellOthers();
        }
    }

    void TellOthers()
    {
        lock (_turn)
        {
            foreach (var database in _open.Values)
                database.AnotherClosed();
        }
    }
}
