using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>While it lives, cancelling interrupts what runs on the connection.</summary>
/// <remarks>DuckDB forgets an interrupt that comes before a statement has started: create this after the pending result, and
/// before it is executed.</remarks>
readonly struct Interruption : IDisposable
{
    readonly ConnectionHandle _connection;
    readonly CancellationTokenRegistration _registration;

    internal Interruption(ConnectionHandle connection, CancellationToken cancel)
    {
        // The address stays valid although another thread may dispose the handle meanwhile.
        var added = false;
        connection.DangerousAddRef(ref added);
        _connection = connection;
        _registration = cancel.UnsafeRegister(
            static address => OpenConnect.Interrupt((nint)address!), connection.DangerousGetHandle());
    }

    public void Dispose()
    {
        _registration.Dispose();
        _connection.DangerousRelease();
    }
}
