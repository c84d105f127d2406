using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop.Layout;

/// <summary>duckdb_decimal: <paramref name="unscaled"/> divided by ten to the power of <paramref name="scale"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
readonly struct NativeDecimal(byte width, byte scale, Int128 unscaled)
{
    readonly byte _width = width;
    readonly byte _scale = scale;
    readonly HugeInt _unscaled = new(unscaled);
}
