namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>duckdb_result_type.</summary>
enum ResultKind
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    Rows = 3,
}
