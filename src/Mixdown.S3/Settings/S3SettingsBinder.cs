using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.S3.Settings;

/// <summary>Makes settings of the map under <c>s3</c>.</summary>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class S3SettingsBinder(ICollection<Diagnostic> diagnostics)
{
    internal S3Settings Bind(SettingNode.Map map)
    {
        var reader = new SettingReader(map, diagnostics);
        var common = Options(reader, new S3Options());
        // The size of the cache belongs to whoever keeps it; here it is only checked.
        _ = reader.Bytes("cache", 0);
        var buckets = new Dictionary<string, S3Options>(StringComparer.Ordinal);
        foreach (var bucket in (reader.Node("buckets") as SettingNode.Map)?.Entries ?? [])
            buckets[bucket.Key] = OfBucket(bucket, common);
        reader.Finish();
        return new S3Settings(common, buckets);
    }

    S3Options OfBucket(SettingEntry bucket, S3Options common)
    {
        if (bucket.Value is not SettingNode.Map map)
        {
            diagnostics.Add(new Diagnostic("MX1011", $"The bucket '{bucket.Key}' is {bucket.Value.Kind}; it has to be a map", bucket.KeyAt));
            return common;
        }
        var reader = new SettingReader(map, diagnostics);
        var options = Options(reader, common);
        reader.Finish();
        return options;
    }

    S3Options Options(SettingReader reader, S3Options common)
    {
        var options = Keys(reader, common) with
        {
            Endpoint = Endpoint(reader) ?? common.Endpoint,
            Region = reader.Text("region", common.Region),
            PathStyle = reader.Node("path_style") is null ? common.PathStyle : reader.Truth("path_style", byDefault: true),
            Checksum = reader.Node("checksum") is null ? common.Checksum : reader.Choice("checksum", S3Checksum.WhenRequired),
            At = reader.At,
        };
        if (options.AccessKey is null != options.SecretKey is null)
            diagnostics.Add(new Diagnostic("MX2843", "'access_key' and 'secret_key' go together", reader.At, "Give both, or neither and a 'profile'."));
        return options;
    }

    /// <summary>A bucket that names keys or a profile of its own takes nothing of the common ones: half of each opens nothing.</summary>
    static S3Options Keys(SettingReader reader, S3Options common)
    {
        var own = common with
        {
            Profile = Filled(reader.Text("profile")),
            AccessKey = Filled(reader.Text("access_key")),
            SecretKey = Filled(reader.Text("secret_key")),
            SessionToken = Filled(reader.Text("session_token")),
        };
        return (own.Profile ?? own.AccessKey ?? own.SecretKey ?? own.SessionToken) is null ? common : own;
    }

    /// <summary>An environment variable that is not set leaves an empty text: then AWS's own places are asked.</summary>
    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    Uri? Endpoint(SettingReader reader)
    {
        if (Filled(reader.Text("endpoint")) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        diagnostics.Add(new Diagnostic("MX1012", $"'endpoint' is '{text}'", reader.Node("endpoint")!.At, "Write a URL such as http://127.0.0.1:9000."));
        return null;
    }
}
