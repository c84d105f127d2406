using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_uhugeint.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct UHugeInt(UInt128 value)
{
    readonly ulong _lower = (ulong)value;
    readonly ulong _upper = (ulong)(value >> 64);

    internal UInt128 Value => new(_upper, _lower);
}
