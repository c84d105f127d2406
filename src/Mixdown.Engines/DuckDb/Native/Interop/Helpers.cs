using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Chapter "Helpers" of the C manual.</summary>
static partial class Helpers
{
    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_free")]
    internal static partial void Free(nint pointer);

    [LibraryImport(DuckDbLibrary.Name, EntryPoint = "duckdb_library_version")]
    internal static partial nint LibraryVersion();

    /// <summary>A text that the library keeps; "" for none.</summary>
    internal static string Text(nint borrowed) => Marshal.PtrToStringUTF8(borrowed) ?? "";

    /// <summary>A text that is ours to free; "" for none.</summary>
    internal static string TakeText(nint owned)
    {
        var text = Text(owned);
        Free(owned);
        return text;
    }
}
