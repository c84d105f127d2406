using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Warehouses;

/// <summary>A warehouse that is open.</summary>
/// <param name="engine">Runs the project's SQL.</param>
/// <param name="lake">The DuckDB that reads the lake for it; the engine itself where that is DuckDB.</param>
sealed class OpenWarehouse(IEngine engine, DuckDbEngine lake) : IDisposable
{
    /// <summary>A warehouse that has nothing, and keeps nothing.</summary>
    public static OpenWarehouse Nothing()
    {
        var engine = DuckDbEngine.InMemory();
        return new OpenWarehouse(engine, engine);
    }

    /// <summary>Runs the project's SQL.</summary>
    public IEngine Engine => engine;

    /// <summary>Reads the lake's files.</summary>
    public DuckDbEngine Lake => lake;

    /// <inheritdoc/>
    public void Dispose()
    {
        engine.Dispose();
        if (!ReferenceEquals(engine, lake))
            lake.Dispose();
    }
}
