using System.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.DuckDb;

/// <summary>A database that this process has open for writing, in the hands of who only reads: DuckDB opens a file once a process, so
/// that it cannot be opened for reading beside it.</summary>
/// <param name="engine">The database; it outlives this.</param>
public sealed class ReadingEngine(DuckDbEngine engine) : IEngine
{
    /// <inheritdoc/>
    public EngineCapabilities Capabilities => engine.Capabilities;

    /// <summary>A connection whose statements can change nothing but what is temporary.</summary>
    public IEngineSession OpenSession() => new ReadingSession(engine.OpenSession());

    /// <inheritdoc/>
    public void Expose(TableName name, ExposedTable table, CancellationToken cancel) => throw new UnreachableException("Readers make no views.");

    /// <inheritdoc/>
    public void BeginBuild() => throw new UnreachableException("Readers build nothing.");

    /// <inheritdoc/>
    public void EndBuild() => throw new UnreachableException("Readers build nothing.");

    /// <summary>Leaves the database open.</summary>
    public void Dispose()
    {
    }
}
