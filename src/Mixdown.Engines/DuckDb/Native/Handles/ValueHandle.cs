using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_value.</summary>
sealed class ValueHandle : DuckDbHandle
{
    protected override void Destroy() => Values.Destroy(ref handle);
}
