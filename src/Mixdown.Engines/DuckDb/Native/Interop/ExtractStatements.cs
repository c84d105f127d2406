using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Extract Statements" of the C manual.</summary>
static partial class ExtractStatements
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_extract_statements", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ulong Extract(ConnectionHandle connection, string sql, out ExtractedHandle extracted);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_prepare_extracted_statement")]
    internal static partial DuckDbState Prepare(
        ConnectionHandle connection, ExtractedHandle extracted, ulong index, out PreparedHandle prepared);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_extract_statements_error")]
    internal static partial nint Error(ExtractedHandle extracted);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_extracted")]
    internal static partial void Destroy(ref nint extracted);
}
