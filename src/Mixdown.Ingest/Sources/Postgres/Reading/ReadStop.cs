using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Postgres.Connections;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>Why reading a table ends before its rows do.</summary>
/// <param name="table">The table, for messages.</param>
/// <param name="most">How long the source's transaction may be open.</param>
/// <param name="cancel">Somebody wants it to stop.</param>
/// <param name="tooLong">The transaction was open for longer.</param>
sealed class ReadStop(string table, TimeSpan most, CancellationToken cancel, CancellationToken tooLong) : IDisposable
{
    readonly CancellationTokenSource _either = CancellationTokenSource.CreateLinkedTokenSource(cancel, tooLong);

    /// <summary>Set in either case.</summary>
    public CancellationToken Token => _either.Token;

    public void Dispose() => _either.Dispose();

    /// <summary>What a reader's exception means.</summary>
    public Exception Explain(Exception fault)
    {
        if (cancel.IsCancellationRequested)
            return new OperationCanceledException(cancel);
        return tooLong.IsCancellationRequested ? TooLong() : PostgresFaults.Failed($"reading {table}", fault);
    }

    /// <summary>Ends a reader that has not met the stop itself.</summary>
    public void ThrowIfSet()
    {
        cancel.ThrowIfCancellationRequested();
        if (tooLong.IsCancellationRequested)
            throw TooLong();
    }

    MixdownException TooLong() => new(new Diagnostic(
        "MX2262", $"the transaction at the source was open for more than {most} and {table} was not read to its end",
        Hint: "Raise 'max_transaction' of the load, load its tables with several loads, or read large tables with a cursor and 'max_rows'."));
}
