using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_prepared_statement.</summary>
sealed class PreparedHandle : DuckDbHandle
{
    protected override void Destroy() => PreparedStatements.Destroy(ref handle);
}
