using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>duckdb_bit and duckdb_blob: bytes at an address.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct NativeBytes
{
    internal byte* Data;
    internal ulong Length;
}
