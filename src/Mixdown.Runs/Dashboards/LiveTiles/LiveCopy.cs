using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.Dashboards.LiveTiles;

/// <summary>A copy of a live table in memory.</summary>
sealed class LiveCopy : IDisposable
{
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();

    /// <param name="name">The live table's name.</param>
    /// <param name="version">Of its rows.</param>
    /// <param name="parquet">The rows.</param>
    public LiveCopy(string name, string version, string parquet)
    {
        Version = version;
        using var session = _engine.OpenSession();
        session.Execute("create schema live", CancellationToken.None);
        session.Execute($"create table {new TableName("live", name).Sql} as from read_parquet({SqlText.Literal(parquet)})", CancellationToken.None);
    }

    /// <summary>Of the rows.</summary>
    public string Version { get; }

    /// <summary>Opens a session that has the table as <c>live.NAME</c>.</summary>
    public DuckDbSession Open() => _engine.OpenSession();

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();
}
