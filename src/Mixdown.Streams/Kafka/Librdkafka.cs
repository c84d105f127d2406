using System.Runtime.InteropServices;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Kafka;

/// <summary>Finds librdkafka, Kafka's client in C: <c>MIXDOWN_LIBRDKAFKA</c>, else <c>runtimes/RID/native</c> beside the application,
/// else the system's. Nothing needs it before a stream of Kafka starts.</summary>
static unsafe class Librdkafka
{
    /// <summary>Names the file to load; one that is set must exist.</summary>
    internal const string PathVariable = "MIXDOWN_LIBRDKAFKA";

    /// <summary>2.1.0 in its own way of writing: what came with it is called for every record.</summary>
    internal const int OldestVersion = 0x020100ff;

    const string Name = "librdkafka";

    // The runtime keeps one resolver per assembly for the life of the process, so this runs once per process.
    static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Loads the library on the first call. Everything of Confluent.Kafka's passes here first.</summary>
    /// <exception cref="MixdownException">It is at none of its places (MX2452), or too old (MX2453).</exception>
    internal static void Require() => _ = Loaded.Value;

    /// <summary>The places, in the order in which they are tried: paths, and a bare name for the system's.</summary>
    internal static IReadOnlyList<string> Places(string? chosen, string applicationFolder) => string.IsNullOrEmpty(chosen)
        ? [Path.Combine(applicationFolder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", FileName), SystemName]
        : [chosen];

    /// <summary>Refuses a version that lacks what we call.</summary>
    internal static void Check(int version, string place)
    {
        if (version < OldestVersion)
            throw new MixdownException(new Diagnostic("MX2453", $"{place} is librdkafka {Text(version)}; Kafka streams need 2.1 or later", Hint: Remedy));
    }

    /// <summary>How a version is written: 0x020100ff is 2.1.0.</summary>
    internal static string Text(int version) => $"{version >> 24}.{(version >> 16) & 0xff}.{(version >> 8) & 0xff}";

    const string Remedy =
        $"Install librdkafka 2.1 or later and set {PathVariable} to the library (librdkafka.so.1). In a working copy of Mixdown, eng/get-librdkafka builds one.";

    static string FileName => OperatingSystem.IsWindows() ? "librdkafka.dll" : OperatingSystem.IsMacOS() ? "librdkafka.dylib" : "librdkafka.so";

    static string SystemName => OperatingSystem.IsWindows() ? "librdkafka.dll" : OperatingSystem.IsMacOS() ? "librdkafka.1.dylib" : "librdkafka.so.1";

    static nint Load()
    {
        var places = Places(Environment.GetEnvironmentVariable(PathVariable), AppContext.BaseDirectory);
        var (library, place) = Find(places);
        Check(VersionOf(library, place), place);
        NativeLibrary.SetDllImportResolver(typeof(Confluent.Kafka.Library).Assembly, (name, _, _) => Resolve(name, library));
        return library;
    }

    static (nint Library, string Place) Find(IReadOnlyList<string> places)
    {
        foreach (var place in places)
        {
            if (NativeLibrary.TryLoad(place, out var library))
                return (library, place);
        }
        throw new MixdownException(new Diagnostic("MX2452", $"librdkafka, Kafka's client library, cannot be loaded; tried {string.Join(" and ", places)}", Hint: Remedy));
    }

    static int VersionOf(nint library, string place) => NativeLibrary.TryGetExport(library, "rd_kafka_version", out var version)
        ? ((delegate* unmanaged[Cdecl]<int>)version)()
        : throw new MixdownException(new Diagnostic("MX2452", $"{place} is no librdkafka", Hint: Remedy));

    static nint Resolve(string name, nint library) => name switch
    {
        Name => library,
        // The assembly asks for the name that only development packages of the C library have.
        "libdl" when OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libdl.so.2", out var loader) => loader,
        _ => 0,
    };
}
