using System.Reflection;
using System.Runtime.InteropServices;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>Finds libduckdb: <c>MIXDOWN_LIBDUCKDB</c>, else beside the application, else <c>runtimes/RID/native</c>.</summary>
static class DuckDbLibrary
{
    internal const string Name = "duckdb";

    /// <summary>Names the file to load; one that is set must exist.</summary>
    internal const string PathVariable = "MIXDOWN_LIBDUCKDB";

    // The runtime keeps one resolver per assembly for the life of the process, so this runs once per process.
    static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Loads the library on the first call. Everything that calls into it passes here first.</summary>
    /// <exception cref="MixdownException">It is at none of its places, or cannot be loaded (MX3001).</exception>
    internal static void Require() => _ = Loaded.Value;

    /// <summary>Lets go of the library's pages until it is called again.</summary>
    internal static void LetGo() => LibraryPages.LetGo(NativeLibrary.GetExport(Loaded.Value, "duckdb_open_ext"));

    /// <summary>The places, in the order in which they are looked at.</summary>
    internal static IEnumerable<string> Places(string? chosen, string applicationFolder)
    {
        if (!string.IsNullOrEmpty(chosen))
            return [chosen];
        return
        [
            Path.Combine(applicationFolder, FileName),
            Path.Combine(applicationFolder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", FileName),
        ];
    }

    /// <summary>The first of <paramref name="places"/> that exists.</summary>
    internal static string Find(IEnumerable<string> places) =>
        places.FirstOrDefault(File.Exists)
        ?? throw Missing($"DuckDB's library is missing; looked for {string.Join(" and ", places)}");

    static MixdownException Missing(string why) => new(new Diagnostic(
        "MX3001", why, Hint: $"Run './mx setup', or set {PathVariable} to the path of libduckdb 1.5."));

    static string FileName =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    static nint Load()
    {
        var file = Find(Places(Environment.GetEnvironmentVariable(PathVariable), AppContext.BaseDirectory));
        if (!NativeLibrary.TryLoad(file, out var library))
            throw Missing($"DuckDB's library {file} cannot be loaded: it is damaged, or made for another system");
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? library : 0);
        return library;
    }
}
