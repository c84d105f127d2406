using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.S3.Calls;
using Mixdown.S3.Settings;

namespace Mixdown.S3;

/// <summary>Opens folders, and buckets by <c>s3://bucket/prefix</c>. Nothing of AWS's library is loaded before the first bucket.</summary>
/// <param name="settings">How buckets are reached.</param>
/// <param name="host">What stores get from the process.</param>
public sealed class S3Stores(S3Settings settings, S3Host host) : IObjectStores
{
    readonly LocalObjectStores _folders = new();
    readonly ConcurrentDictionary<S3Options, S3Connection> _connections = new();

    /// <inheritdoc/>
    public IObjectStore Open(string root, SourceSpan? at)
    {
        if (!root.StartsWith(S3Root.Scheme, StringComparison.Ordinal))
            return _folders.Open(root, at);
        var place = S3Root.Parse(root, at);
        var connection = _connections.GetOrAdd(settings.Of(place.Bucket), options => new S3Connection(options, host));
        return new S3ObjectStore(place, connection, host);
    }
}
