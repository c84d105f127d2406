using System.Data;
using System.Data.Common;

namespace Mixdown.Engines.DuckDb.Native;

/// <summary>A transaction; disposing it drops its work unless it was committed.</summary>
public sealed class DuckDBTransaction : DbTransaction
{
    readonly DuckDBConnection _connection;

    internal DuckDBTransaction(DuckDBConnection connection) => _connection = connection;

    /// <summary>Always a snapshot.</summary>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => IsOpen ? _connection : null;

    bool IsOpen => _connection.Transaction == this;

    /// <summary>Makes the work visible and durable.</summary>
    /// <exception cref="DuckDBException">It could not be: another transaction was first, or a statement in this one had
    /// failed. Nothing of it is left, and the transaction is over.</exception>
    public override void Commit() => End(() => _connection.Execute("commit"));

    /// <summary>Drops the work.</summary>
    public override void Rollback() => End(() => _connection.Native.Rollback());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && IsOpen)
            Rollback();
        base.Dispose(disposing);
    }

    void End(Action how)
    {
        if (!IsOpen)
            throw new InvalidOperationException("The transaction is over.");
        // DuckDB ends it also when the commit fails.
        _connection.Transaction = null;
        how();
    }
}
