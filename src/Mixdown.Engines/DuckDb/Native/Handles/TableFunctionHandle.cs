using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_table_function.</summary>
sealed class TableFunctionHandle : DuckDbHandle
{
    protected override void Destroy() => TableFunctions.Destroy(ref handle);
}
