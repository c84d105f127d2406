namespace Mixdown.Engines.DuckDb;

/// <summary>A connection for reading to a database that is open for writing: each statement stands in a transaction that is read-only,
/// unless one is open.</summary>
/// <param name="inner">The connection, which goes with this.</param>
sealed class ReadingSession(DuckDbSession inner) : IEngineSession
{
    bool _isOpen;

    /// <inheritdoc/>
    public long Execute(string sql, CancellationToken cancel) => Reading(() => inner.Execute(sql, cancel));

    /// <inheritdoc/>
    public ResultTable Query(string sql, CancellationToken cancel) => Reading(() => inner.Query(sql, cancel));

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, long rows, CancellationToken cancel) => Reading(() => inner.QueryAtMost(sql, rows, cancel));

    /// <inheritdoc/>
    public ResultTable QueryAtMost(string sql, IReadOnlyList<object?> values, long rows, CancellationToken cancel) =>
        Reading(() => inner.QueryAtMost(sql, values, rows, cancel));

    /// <inheritdoc/>
    public void Begin()
    {
        inner.Execute("begin transaction read only", CancellationToken.None);
        _isOpen = true;
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _isOpen = false;
        inner.Commit();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _isOpen = false;
        inner.Rollback();
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    T Reading<T>(Func<T> work)
    {
        if (_isOpen)
            return work();
        Begin();
        try
        {
            var answer = work();
            Commit();
            return answer;
        }
        finally
        {
            Rollback();
        }
    }
}
