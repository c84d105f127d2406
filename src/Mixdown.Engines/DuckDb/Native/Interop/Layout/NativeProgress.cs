using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_query_progress_type.</summary>
[StructLayout(LayoutKind.Sequential)]
struct NativeProgress
{
    internal double Percentage;
    internal ulong RowsDone;
    internal ulong RowsInAll;
}
