namespace Mixdown.Data.Storage;

/// <summary>Named byte strings: a folder or a bucket. Paths are relative, with <c>/</c> between the parts.</summary>
/// <remarks>Every store passes <c>ObjectStoreContract</c> in the test project.</remarks>
public interface IObjectStore
{
    /// <summary>The root as a person would name it: an absolute folder, or <c>s3://bucket/prefix</c>.</summary>
    string Root { get; }

    /// <summary>The object's facts, or null when there is none.</summary>
    Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel);

    /// <summary>Objects whose path starts with <paramref name="prefix"/>, ordered by path (ordinal).</summary>
    /// <param name="prefix">May be empty; <c>a/b</c> also finds <c>a/bc</c>.</param>
    /// <param name="startAfter">Only paths after this one; null for all.</param>
    /// <param name="cancel">Stops the listing.</param>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, string? startAfter, CancellationToken cancel);

    /// <summary>The whole content of a small object (a log entry, a state document), or null when there is none.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken cancel);

    /// <summary>The content as a forward stream.</summary>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task<Stream> OpenReadAsync(string path, CancellationToken cancel);

    /// <summary>Replaces or creates the object; readers see the old content or the new, never a part, and when the call
    /// returns the content survives a power cut.</summary>
    Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel);

    /// <summary>Creates the object only if there is none: of any number of racing writers exactly one gets true.</summary>
    Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel);

    /// <summary>Removes the object; nothing happens when there is none.</summary>
    Task DeleteAsync(string path, CancellationToken cancel);
}
