namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>duckdb_state.</summary>
enum DuckDbState
{
    Success = 0,
    Error = 1,
}
