using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Appender" of the C manual.</summary>
static partial class Appenders
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_create_ext", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DuckDbState Create(
        ConnectionHandle connection, string? catalog, string? schema, string table, out AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_column_count")]
    internal static partial ulong ColumnCount(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_column_type")]
    internal static partial LogicalTypeHandle ColumnType(AppenderHandle appender, ulong column);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_append_data_chunk")]
    internal static partial DuckDbState AppendChunk(AppenderHandle appender, DataChunkHandle chunk);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_close")]
    internal static partial DuckDbState Close(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_clear")]
    internal static partial DuckDbState Clear(nint appender);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_error")]
    internal static partial nint Error(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_appender_destroy")]
    internal static partial DuckDbState Destroy(ref nint appender);
}
