using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_config.</summary>
sealed class ConfigHandle : DuckDbHandle
{
    protected override void Destroy() => Configuration.Destroy(ref handle);
}
