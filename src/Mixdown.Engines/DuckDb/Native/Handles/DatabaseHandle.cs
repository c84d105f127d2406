using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Engines.DuckDb.Native.Handles;

/// <summary>duckdb_database.</summary>
sealed class DatabaseHandle : DuckDbHandle
{
    /// <summary>Called once DuckDB has closed the file, which is when the last connection is gone.</summary>
    internal Action? Closed { get; set; }

    protected override void Destroy()
    {
        OpenConnect.Close(ref handle);
        Closed?.Invoke();
    }
}
