using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Pending Result Interface" of the C manual.</summary>
static partial class PendingResults
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_pending_prepared")]
    internal static partial DuckDbState Start(PreparedHandle prepared, out PendingHandle pending);

    // Marked deprecated in the header, but 1.5 has no other streaming execution.
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_pending_prepared_streaming")]
    internal static partial DuckDbState StartStreaming(PreparedHandle prepared, out PendingHandle pending);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_execute_pending")]
    internal static partial DuckDbState Execute(PendingHandle pending, nint result);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_pending_error")]
    internal static partial nint Error(PendingHandle pending);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_pending")]
    internal static partial void Destroy(ref nint pending);
}
