using Mixdown.Engines.DuckDb.Native.Errors;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Threads;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>Opens instances and connections.</summary>
static class NativeDatabase
{
    /// <summary>What a path is for an instance without a file.</summary>
    internal const string InMemory = ":memory:";

    /// <exception cref="DuckDBException">The file is locked by another process, is no database, or a setting is
    /// unknown.</exception>
    internal static DatabaseHandle Open(string path, DatabaseSettings settings)
    {
        DuckDbLibrary.Require();
        using var config = Configure(settings);
        if (Open(path, config, settings.HasYieldingWorkers, out var database, out var error) == DuckDbState.Success)
            return database;
        using (database)
            throw DuckDbErrors.Read(Helpers.TakeText(error), sql: "");
    }

    internal static ConnectionHandle Connect(DatabaseHandle database)
    {
        if (OpenConnect.Connect(database, out var connection) == DuckDbState.Error)
            throw new DuckDBException(DuckDBErrorType.Connection, "Connection Error: DuckDB gave no connection");
        connection.KeepAlive(database);
        return connection;
    }

    static DuckDbState Open(string path, ConfigHandle config, bool yields, out DatabaseHandle database, out nint error)
    {
        if (!yields)
            return OpenConnect.Open(path, out database, config, out error);
        var (state, opened, problem) = (DuckDbState.Error, default(DatabaseHandle), (nint)0);
        // The instance's threads are started by the one that opens it.
        using (var opening = new YieldingThread(YieldingThread.OfWorkers))
            opening.Run(() => state = OpenConnect.Open(path, out opened, config, out problem));
        (database, error) = (opened!, problem);
        return state;
    }

    static ConfigHandle Configure(DatabaseSettings settings)
    {
        _ = Configuration.Create(out var config);
        _ = Configuration.Set(config, DuckDbErrors.JsonSetting, "true");
        foreach (var (name, value) in settings.Values)
        {
            if (Configuration.Set(config, name, value) == DuckDbState.Error)
            {
                throw new DuckDBException(
                    DuckDBErrorType.InvalidConfiguration, $"Invalid Configuration Error: '{name}' cannot be '{value}'");
            }
        }
        return config;
    }
}
