using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>A duckdb_result in memory of its own, so that it has one address for all calls.</summary>
sealed unsafe class ResultHandle : DuckDbHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    /// <summary>The result as the functions want it that take it by value.</summary>
    internal NativeResult Value => *(NativeResult*)handle;

    protected override void Destroy()
    {
        Results.Destroy(handle);
        NativeMemory.Free((void*)handle);
    }
}
