using System.Globalization;
using Npgsql;

namespace Mixdown.Engines.Postgres.Statements;

/// <summary>While it lives, cancelling makes the server stop what the connection runs.</summary>
/// <remarks>The server forgets a cancellation that comes before the statement does, and Npgsql sends only one: so it is asked for
/// by SQL on a connection beside, again and again until the statement has ended.</remarks>
public sealed class Interruption : IDisposable
{
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);
    readonly Func<NpgsqlConnection> _connectBeside;
    readonly int _backend;
    readonly Timer _timer;
    readonly CancellationTokenRegistration _registration;

    /// <param name="connectBeside">Opens a connection to act from, as a role that may do so: the one that logs in.</param>
    /// <param name="connection">Runs the statement.</param>
    /// <param name="cancel">Stops it.</param>
    public Interruption(Func<NpgsqlConnection> connectBeside, NpgsqlConnection connection, CancellationToken cancel)
    {
        (_connectBeside, _backend) = (connectBeside, connection.ProcessID);
        _timer = new Timer(static it => ((Interruption)it!).Cancel(), this, Timeout.Infinite, Timeout.Infinite);
        _registration = cancel.UnsafeRegister(
            static timer => ((Timer)timer!).Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan), _timer);
    }

    /// <summary>Stops a command of which nothing more is wanted, and closes its reader.</summary>
    internal static void Stop(NpgsqlDataReader reader, NpgsqlCommand command)
    {
        command.Cancel();
        try
        {
            reader.Dispose();
        }
        catch (PostgresException stopped) when (stopped.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            // It was asked to.
        }
    }

    /// <summary>Waits for a cancellation that is on its way, which would hit the next statement otherwise.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
            ended.WaitOne();
    }

    void Cancel()
    {
        try
        {
            using var beside = _connectBeside();
            using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"select pg_cancel_backend({_backend})"), beside);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            // The boundary of the timer's thread. A server that cannot be asked is asked again; one that is gone ends the statement.
        }
        // Answers false, and does nothing, when the statement has ended meanwhile.
        _timer.Change(Again, Timeout.InfiniteTimeSpan);
    }
}
