using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Postgres.Decoding;
using Npgsql;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>A binary COPY that the server is sending.</summary>
sealed class CopyOut : IDisposable
{
    readonly NpgsqlRawCopyStream _stream;
    readonly CancellationTokenRegistration _registration;
    bool _isAtEnd;

    public CopyOut(NpgsqlConnection connection, string select, CancellationToken cancel)
    {
        _stream = connection.BeginRawBinaryCopy($"copy ({select}) to stdout (format binary)");
        Input = new CopyInput(_stream);
        _registration = cancel.UnsafeRegister(static stream => ((NpgsqlRawCopyStream)stream!).Cancel(), _stream);
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
        _registration.Dispose();
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
    }
}
