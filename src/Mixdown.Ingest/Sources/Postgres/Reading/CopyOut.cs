using Mixdown.Engines.Postgres.Statements;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Postgres.Decoding;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>A binary COPY that the server is sending.</summary>
sealed class CopyOut : IDisposable
{
    readonly NpgsqlRawCopyStream _stream;
    readonly Interruption _interruption;
    bool _isAtEnd;

    public CopyOut(PostgresLink link, string select, CancellationToken cancel)
    {
        // From before the statement: the server's first answer may come only with its first rows.
        _interruption = link.Interrupt(cancel);
        try
        {
            _stream = link.Connection.BeginRawBinaryCopy($"copy ({select}) to stdout (format binary)");
        }
        catch
        {
            _interruption.Dispose();
            throw;
        }
        Input = new CopyInput(_stream);
    }

    /// <summary>Its bytes.</summary>
    public CopyInput Input { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool NextRow()
    {
        var hasRow = Input.NextRow();
        _isAtEnd = !hasRow;
        return hasRow;
    }

    /// <summary>Ends it; where the server is not done it is told to stop, since it would have to be read to its end otherwise.</summary>
    public void Dispose()
    {
        try
        {
            if (!_isAtEnd)
                _stream.Cancel();
            _stream.Dispose();
        }
        catch (Exception fault) when (!_isAtEnd && (PostgresFaults.IsOne(fault) || fault is OperationCanceledException or ObjectDisposedException))
        {
            // The answer to being told to stop, or a connection that broke before: why it ended early is known by then.
        }
        finally
        {
            _interruption.Dispose();
        }
    }
}
