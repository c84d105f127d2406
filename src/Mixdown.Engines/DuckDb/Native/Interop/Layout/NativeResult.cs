using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_result: 48 bytes that only the library reads. Some functions take it by value, others by address.</summary>
[StructLayout(LayoutKind.Sequential)]
struct NativeResult
{
    internal ulong ColumnCount;
    internal ulong RowCount;
    internal ulong RowsChanged;
    internal nint Columns;
    internal nint ErrorMessage;
    internal nint InternalData;
}
