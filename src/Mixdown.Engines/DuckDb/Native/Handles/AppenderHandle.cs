using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_appender. DuckDB writes what is left in it when it is destroyed; rows that nobody closed are dropped
/// here instead.</summary>
sealed class AppenderHandle : DuckDbHandle
{
    protected override void Destroy()
    {
        _ = Appenders.Clear(handle);
        _ = Appenders.Destroy(ref handle);
    }
}
