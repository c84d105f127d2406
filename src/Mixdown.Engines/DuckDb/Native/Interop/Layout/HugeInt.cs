using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_hugeint. <see cref="Int128"/> has the same bits, but not the same calling convention everywhere.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct HugeInt(Int128 value)
{
    readonly ulong _lower = (ulong)value;
    readonly long _upper = (long)(value >> 64);

    internal Int128 Value => new((ulong)_upper, _lower);
}
