using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_list_entry: where a list's elements stand in the child vector.</summary>
[StructLayout(LayoutKind.Sequential)]
struct ListEntry
{
    internal ulong Offset;
    internal ulong Length;
}
