using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.MusicStore;

/// <summary>The music store over Chinook, loaded and built once for all tests of a class.</summary>
public sealed class ChinookWarehouse : IAsyncLifetime
{
    /// <summary>The Chinook store's CSV files.</summary>
    public static string Chinook => Path.Combine(TestData.Folder, "chinook");

    readonly StoreProject _store = new();
    DuckDbEngine? _engine;

    /// <summary>Loads and builds.</summary>
    public async ValueTask InitializeAsync()
    {
        if (!TestData.IsThere)
            return;
        _store.Take(Chinook);
        await _store.LoadAndBuildAsync();
        _engine = _store.OpenWarehouse();
    }

    /// <summary>The answer's rows, with "; " between rows and ", " between values.</summary>
    public string Ask(string sql) => StoreProject.Ask(_engine!, sql);

    /// <summary>Closes the warehouse and deletes the project's copy.</summary>
    public ValueTask DisposeAsync()
    {
        _engine?.Dispose();
        _store.Dispose();
        return ValueTask.CompletedTask;
    }
}
