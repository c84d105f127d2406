using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Data Chunk Interface" of the C manual. The getters return at once and never call back, which is what
/// <see cref="SuppressGCTransitionAttribute"/> asks for.</summary>
static partial class DataChunks
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_data_chunk")]
    internal static unsafe partial DataChunkHandle Create(nint* types, ulong columns);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_data_chunk")]
    internal static partial void Destroy(ref nint chunk);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_data_chunk_reset")]
    internal static partial void Reset(nint chunk);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_data_chunk_get_size"), SuppressGCTransition]
    internal static partial ulong Size(nint chunk);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_data_chunk_set_size"), SuppressGCTransition]
    internal static partial void SetSize(nint chunk, ulong rows);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_data_chunk_get_vector"), SuppressGCTransition]
    internal static partial nint Vector(nint chunk, ulong column);
}
