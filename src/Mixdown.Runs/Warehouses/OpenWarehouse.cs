using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Warehouses;

/// <summary>A warehouse that is open.</summary>
sealed class OpenWarehouse : IDisposable
{
    readonly OpenWarehouse? _lender;
    readonly SemaphoreSlim _attaching = new(1);

    /// <param name="engine">Runs the project's SQL.</param>
    /// <param name="lake">The DuckDB that reads the lake for it; the engine itself where that is DuckDB.</param>
    public OpenWarehouse(IEngine engine, DuckDbEngine lake) => (Engine, Lake) = (engine, lake);

    OpenWarehouse(OpenWarehouse lender, IEngine ofDuckDb, DuckDbEngine lake)
        : this(ReferenceEquals(lender.Engine, lender.Lake) ? ofDuckDb : lender.Engine, lake) => _lender = lender;

    /// <summary>A warehouse that has nothing, and keeps nothing.</summary>
    public static OpenWarehouse Nothing()
    {
        var engine = DuckDbEngine.InMemory();
        return new OpenWarehouse(engine, engine);
    }

    /// <summary>Runs the project's SQL.</summary>
    public IEngine Engine { get; }

    /// <summary>Reads the lake's files.</summary>
    public DuckDbEngine Lake { get; }

    /// <summary>The same warehouse for somebody who reads; it stays open when that one has ended.</summary>
    public OpenWarehouse LendForReading() => new(this, new ReadingEngine(Lake), Lake);

    /// <summary>The same warehouse for a run beside those who read it: it works in cores that they do not need. It stays open when that one
    /// has ended.</summary>
    public OpenWarehouse LendForRuns()
    {
        var yielding = Lake.Yielding();
        return new OpenWarehouse(this, yielding, yielding);
    }

    /// <summary>Waits for the right to attach further databases: their names belong to all who have the warehouse open.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Ends the right.</returns>
    public async Task<IDisposable> AttachAsync(CancellationToken cancel)
    {
        var turn = (_lender ?? this)._attaching;
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _attaching.Dispose();
        if (_lender is not null)
            return;
        Engine.Dispose();
        if (!ReferenceEquals(Engine, Lake))
            Lake.Dispose();
    }
}
