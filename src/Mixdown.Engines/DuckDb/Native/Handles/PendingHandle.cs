using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_pending_result.</summary>
sealed class PendingHandle : DuckDbHandle
{
    protected override void Destroy() => PendingResults.Destroy(ref handle);
}
