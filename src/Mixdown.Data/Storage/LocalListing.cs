namespace Mixdown.Data.Storage;

/// <summary>Walks a folder so that the paths come out in ordinal order. One folder's names are in memory at a time.</summary>
/// <param name="root">The store's folder, absolute.</param>
/// <param name="prefix">Only paths that start with it.</param>
/// <param name="startAfter">Only paths after it; null for all.</param>
/// <remarks>A folder that is a symbolic link is not entered: it may lead outside or round in a circle.</remarks>
sealed class LocalListing(string root, string prefix, string? startAfter)
{
    /// <summary>Files in order; nothing where the prefix names no folder.</summary>
    public IEnumerable<ObjectInfo> Files()
    {
        var folder = prefix[..(prefix.LastIndexOf('/') + 1)];
        return Directory.Exists(Path.Combine(root, folder)) ? Walk(folder) : [];
    }

    IEnumerable<ObjectInfo> Walk(string folder)
    {
        foreach (var (path, entry) in Entries(folder))
        {
            var found = entry is FileInfo file ? One(Describe(path, file)) : Walk(path);
            foreach (var info in found)
                yield return info;
        }
    }

    static IEnumerable<ObjectInfo> One(ObjectInfo? found) => found is null ? [] : [found];

    /// <summary>A folder sorts as its name and a slash, since that is how the paths in it start.</summary>
    IEnumerable<(string Path, FileSystemInfo Entry)> Entries(string folder) => new DirectoryInfo(Path.Combine(root, folder))
        .EnumerateFileSystemInfos()
        .Select(entry => (Path: folder + entry.Name + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
        .Where(found => IsWanted(found.Path, found.Entry))
        .OrderBy(found => found.Path, StringComparer.Ordinal);

    bool IsWanted(string path, FileSystemInfo entry) => entry switch
    {
        DirectoryInfo { LinkTarget: not null } => false,
        DirectoryInfo => StartsAlike(path) && (startAfter is null || IsAfter(path) || startAfter.StartsWith(path, StringComparison.Ordinal)),
        _ => path.StartsWith(prefix, StringComparison.Ordinal) && IsAfter(path) && !TemporaryFile.IsNamed(path),
    };

    bool StartsAlike(string folder) =>
        folder.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(folder, StringComparison.Ordinal);

    bool IsAfter(string path) => startAfter is null || string.CompareOrdinal(path, startAfter) > 0;

    /// <summary>The facts of a file, of its target where it is a symbolic link; null when it is gone: somebody may delete it
    /// while the listing goes on.</summary>
    public static ObjectInfo? Describe(string path, FileInfo file)
    {
        if (!file.Exists)
            return null;
        var real = file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? file.ResolveLinkTarget(returnFinalTarget: true) : file;
        return real is FileInfo { Exists: true } found
            ? new ObjectInfo(path, found.Length, new DateTimeOffset(found.LastWriteTimeUtc, TimeSpan.Zero)) : null;
    }
}
