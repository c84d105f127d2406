using Mixdown.Engines;

namespace Mixdown.Runs.Serving.Sessions;

/// <summary>A session that holds one of the places for reading as long as it is open.</summary>
/// <param name="inner">The session, which goes with this.</param>
/// <param name="place">The place.</param>
sealed class PlacedSession(IEngineSession inner, IDisposable place) : IEngineSession
{
    /// <inheritdoc/>
    public long Execute(string sql, CancellationToken cancel) => inner.Execute(sql, cancel);

    /// <inheritdoc/>
    public ResultTable Query(string sql, CancellationToken cancel) => inner.Query(sql, cancel);

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, long rows, CancellationToken cancel) => inner.QueryAtMost(sql, rows, cancel);

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, IReadOnlyList<object?> values, long rows, CancellationToken cancel) => inner.QueryAtMost(sql, values, rows, cancel);

    /// <inheritdoc/>
    public void Begin() => inner.Begin();

    /// <inheritdoc/>
    public void Commit() => inner.Commit();

    /// <inheritdoc/>
    public void Rollback() => inner.Rollback();

    /// <inheritdoc/>
    public void Dispose()
    {
        inner.Dispose();
        place.Dispose();
    }
}
