using Mixdown.Data.Storage;
using Mixdown.S3;
using Mixdown.S3.Settings;

namespace Mixdown.Testing.S3;

/// <summary>Stores of one server.</summary>
static class S3Lab
{
    /// <summary>A store as a project opens it.</summary>
    public static IObjectStore Open(string root, S3Options options, TimeProvider? clock = null) => Open(root, options, Host(clock));

    public static IObjectStore Open(string root, S3Options options, S3Host host) =>
        new S3Stores(new S3Settings(options, new Dictionary<string, S3Options>(StringComparer.Ordinal)), host).Open(root, null);

    /// <summary>Pauses are as short as chance makes them.</summary>
    public static S3Host Host(TimeProvider? clock = null) => new(clock ?? TimeProvider.System, () => 0.001, new Dictionary<string, string>());

    /// <summary>How a server in memory is reached.</summary>
    public static S3Options Options(S3Front server) => new() { Endpoint = server.Url, AccessKey = MemoryS3.AccessKey, SecretKey = MemoryS3.SecretKey };
}
