using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapters "Vector Interface" and "Validity Mask Functions" of the C manual.</summary>
static unsafe partial class Vectors
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_vector_get_data"), SuppressGCTransition]
    internal static partial byte* Data(nint vector);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_vector_get_validity"), SuppressGCTransition]
    internal static partial ulong* Validity(nint vector);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_vector_ensure_validity_writable")]
    internal static partial void EnsureValidity(nint vector);

    /// <summary>Trusts that the bytes are UTF-8: the checking form costs about 5 % of an append.</summary>
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_unsafe_vector_assign_string_element_len")]
    internal static partial void AssignString(nint vector, ulong row, byte* text, ulong length);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_list_vector_get_child"), SuppressGCTransition]
    internal static partial nint ListChild(nint vector);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_list_vector_get_size"), SuppressGCTransition]
    internal static partial ulong ListSize(nint vector);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_list_vector_set_size")]
    internal static partial DuckDbState SetListSize(nint vector, ulong size);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_list_vector_reserve")]
    internal static partial DuckDbState ReserveList(nint vector, ulong capacity);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_array_vector_get_child"), SuppressGCTransition]
    internal static partial nint ArrayChild(nint vector);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_struct_vector_get_child"), SuppressGCTransition]
    internal static partial nint StructChild(nint vector, ulong index);
}
