using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage;

/// <summary>Folders only.</summary>
public sealed class LocalObjectStores : IObjectStores
{
    /// <inheritdoc/>
    public IObjectStore Open(string root, SourceSpan? at) => root.Contains("://", StringComparison.Ordinal)
        ? throw new MixdownException(new Diagnostic("MX2804", $"There is no store for '{root}'", at, "Use a folder."))
        : new LocalObjectStore(root);
}
