using System.Runtime.InteropServices;
using Mixdown.Engines.DuckDb.Native.Handles;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Configuration" of the C manual.</summary>
static partial class Configuration
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_create_config")]
    internal static partial DuckDbState Create(out ConfigHandle config);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_set_config", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DuckDbState Set(ConfigHandle config, string name, string value);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_destroy_config")]
    internal static partial void Destroy(ref nint config);
}
