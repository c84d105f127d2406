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

    /// <summary>Makes a file that is whole and on disk into an object that was not there. The file itself is gone afterwards, or is
    /// the object.</summary>
    /// <param name="path">The object.</param>
    /// <param name="file">An absolute path; in <see cref="LocalFile"/>'s folder it costs nothing.</param>
    /// <param name="cancel">Stops it; then neither the object nor the file need be there.</param>
    Task PutFileAsync(string path, string file, CancellationToken cancel);

    /// <summary>The object as a file of this machine; null where objects are no files. Nothing is looked up.</summary>
    string? LocalFile(string path);

    /// <summary>Gives the content of an object a second name that was not there. Costs no second write where the store can do it
    /// alone: a link in a folder, a copy within a bucket.</summary>
    /// <param name="from">The object; it never changes.</param>
    /// <param name="to">The second name; where it is taken the content is the same, and it stays.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    async Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        var file = Path.GetTempFileName();
        try
        {
            var content = await OpenReadAsync(from, cancel).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                var copy = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
                await using (copy.ConfigureAwait(false))
                    await content.CopyToAsync(copy, cancel).ConfigureAwait(false);
            }
            await PutFileAsync(to, file, cancel).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Removes the object; nothing happens when there is none.</summary>
    Task DeleteAsync(string path, CancellationToken cancel);
}
