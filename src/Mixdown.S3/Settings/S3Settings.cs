using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.S3.Settings;

/// <summary>The key <c>s3</c> of mixdown.yml.</summary>
/// <param name="Default">How buckets are reached.</param>
/// <param name="Buckets">What differs for single buckets, complete.</param>
public sealed record S3Settings(S3Options Default, IReadOnlyDictionary<string, S3Options> Buckets)
{
    /// <summary>Where nothing is said.</summary>
    public static S3Settings None { get; } = new(new S3Options(), new Dictionary<string, S3Options>(StringComparer.Ordinal));

    /// <summary>Binds what the file says.</summary>
    /// <param name="settings">Null when it says nothing.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static S3Settings Bind(SettingNode? settings, ICollection<Diagnostic> diagnostics)
    {
        switch (settings)
        {
            case null or SettingNode.Null:
                return None;
            case SettingNode.Map map:
                return new S3SettingsBinder(diagnostics).Bind(map);
            default:
                diagnostics.Add(new Diagnostic("MX1011", $"'s3' is {settings.Kind}; it has to be a map", settings.At));
                return None;
        }
    }

    /// <summary>How a bucket is reached.</summary>
    public S3Options Of(string bucket) => Buckets.GetValueOrDefault(bucket, Default);
}
