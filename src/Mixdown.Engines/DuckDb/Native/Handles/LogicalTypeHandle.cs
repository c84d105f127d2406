using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_logical_type.</summary>
sealed class LogicalTypeHandle : DuckDbHandle
{
    bool _borrowed;

    /// <summary>A type that belongs to a value and goes with it.</summary>
    internal static LogicalTypeHandle Borrow(nint address)
    {
        var type = new LogicalTypeHandle { _borrowed = true };
        type.SetHandle(address);
        return type;
    }

    protected override void Destroy()
    {
        if (!_borrowed)
            LogicalTypes.Destroy(ref handle);
    }
}
