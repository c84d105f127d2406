using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Table Functions" of the C manual. What a callback gets is an address that is valid during the call.</summary>
static unsafe partial class TableFunctions
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_table_function")]
    internal static partial TableFunctionHandle Create();

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_table_function")]
    internal static partial void Destroy(ref nint function);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetName(TableFunctionHandle function, string name);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_add_parameter")]
    internal static partial void AddParameter(TableFunctionHandle function, LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_extra_info")]
    internal static partial void SetExtraInfo(TableFunctionHandle function, nint info, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_bind")]
    internal static partial void SetBind(TableFunctionHandle function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_init")]
    internal static partial void SetInit(TableFunctionHandle function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_local_init")]
    internal static partial void SetLocalInit(TableFunctionHandle function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_table_function_set_function")]
    internal static partial void SetFunction(TableFunctionHandle function, delegate* unmanaged[Cdecl]<nint, nint, void> fill);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_register_table_function")]
    internal static partial DuckDbState Register(ConnectionHandle connection, TableFunctionHandle function);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_bind_get_extra_info")]
    internal static partial nint BindExtraInfo(nint bind);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_bind_get_parameter")]
    internal static partial ValueHandle BindParameter(nint bind, ulong index);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_bind_add_result_column", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void AddResultColumn(nint bind, string name, LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_bind_set_bind_data")]
    internal static partial void SetBindData(nint bind, nint data, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_bind_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetBindError(nint bind, string message);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_init_get_bind_data")]
    internal static partial nint InitBindData(nint init);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_init_set_init_data")]
    internal static partial void SetInitData(nint init, nint data, delegate* unmanaged[Cdecl]<nint, void> free);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_init_set_max_threads")]
    internal static partial void SetMaxThreads(nint init, ulong threads);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_init_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetInitError(nint init, string message);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_function_get_local_init_data")]
    internal static partial nint LocalInitData(nint function);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetError(nint function, string message);
}
