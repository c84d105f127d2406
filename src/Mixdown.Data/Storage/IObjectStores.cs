using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage;

/// <summary>Opens stores by the name of their root: a folder, or a URL such as <c>s3://bucket/prefix</c>.</summary>
public interface IObjectStores
{
    /// <summary>The store of a root; nothing is read or written.</summary>
    /// <param name="root">An absolute folder, or a URL.</param>
    /// <param name="at">Where the project file names it, for messages; null when it does not.</param>
    /// <exception cref="MixdownException">MX2804: there is no store of this kind; or its settings are wrong.</exception>
    IObjectStore Open(string root, SourceSpan? at);
}
