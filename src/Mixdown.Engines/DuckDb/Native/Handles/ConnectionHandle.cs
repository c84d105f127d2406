using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_connection.</summary>
sealed class ConnectionHandle : DuckDbHandle
{
    protected override void Destroy() => OpenConnect.Disconnect(ref handle);
}
