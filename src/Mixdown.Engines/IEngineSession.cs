namespace Mixdown.Engines;

/// <summary>One connection to a warehouse. Synchronous, since macros call it while they render; a worker thread waits.</summary>
/// <remarks>Cancelling interrupts the running statement; the session stays usable.
/// Errors are <see cref="Mixdown.Data.Diagnostics.MixdownException"/> (MX3xxx) with the position in the statement's text,
/// file name <c>&lt;sql&gt;</c>.</remarks>
public interface IEngineSession : IDisposable
{
    /// <summary>Runs one or several statements; returns the rows changed by the last one, -1 where it changes none.</summary>
    long Execute(string sql, CancellationToken cancel);

    /// <summary>Runs one statement and keeps its whole answer: for macros, checks and state, not for data.</summary>
    ResultTable Query(string sql, CancellationToken cancel);

    /// <summary>As <see cref="Query"/>, but only the first rows of the answer: the rest is never made.</summary>
    ResultTable QueryAtMost(string sql, long rows, CancellationToken cancel);

    /// <summary>As <see cref="QueryAtMost(string, long, CancellationToken)"/> of one statement, with values for <c>$1</c>, <c>$2</c>, …:
    /// what a viewer chose reaches the engine beside the SQL and never in it.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="values">null, bool, long, double, decimal, string, <see cref="DateOnly"/>, <see cref="DateTime"/> (no zone) or
    /// <see cref="DateTimeOffset"/> (an instant).</param>
    /// <param name="rows">Rows at most.</param>
    /// <param name="cancel">Interrupts it.</param>
    ResultTable QueryAtMost(string sql, IReadOnlyList<object?> values, long rows, CancellationToken cancel);

    /// <summary>Begins a transaction.</summary>
    void Begin();

    /// <summary>Makes the transaction's work visible.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">It could not be made visible (a conflict, or a statement in
    /// it had failed); nothing of it is there and no transaction is open.</exception>
    void Commit();

    /// <summary>Drops the transaction's work. Nothing happens when none is open.</summary>
    void Rollback();
}
