using System.IO.Enumeration;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Watching;

/// <summary>The files of a project at one moment. What has changed is told by two of them and never by what the system reports, so
/// that a file that an editor replaces by renaming another one has changed, and nothing else has.</summary>
sealed class FileSnapshot
{
    readonly Dictionary<string, (DateTimeOffset WrittenAt, long Bytes)> _files = new(StringComparer.Ordinal);

    FileSnapshot()
    {
    }

    /// <summary>Looks at all files.</summary>
    public static FileSnapshot Take(SourceFolders sources)
    {
        var snapshot = new FileSnapshot();
        foreach (var folder in sources.Folders.Where(folder => Directory.Exists(folder.Path)))
        {
            foreach (var (path, writtenAt, bytes) in Files(folder, sources))
                snapshot._files[path] = (writtenAt, bytes);
        }
        return snapshot;
    }

    /// <summary>What has changed since an earlier moment, by file.</summary>
    /// <param name="before">That moment.</param>
    /// <param name="root">The folder that files are named from.</param>
    public IReadOnlyList<FileChange> Since(FileSnapshot before, string root)
    {
        var changed = _files
            .Where(file => !before._files.TryGetValue(file.Key, out var old) || old != file.Value)
            .Select(file => (file.Key, before._files.ContainsKey(file.Key) ? FileChangeKind.Modified : FileChangeKind.Added));
        var deleted = before._files.Keys.Where(file => !_files.ContainsKey(file)).Select(file => (file, FileChangeKind.Deleted));
        return [.. changed.Concat(deleted).Select(change => new FileChange(Named(change.Item1, root), change.Item2)).OrderBy(change => change.File, StringComparer.Ordinal)];
    }

    static FileSystemEnumerable<(string Path, DateTimeOffset WrittenAt, long Bytes)> Files(SourceFolder folder, SourceFolders sources) => new(
        folder.Path,
        (ref entry) => (entry.ToFullPath(), entry.LastWriteTimeUtc, entry.Length),
        new EnumerationOptions { RecurseSubdirectories = folder.IsDeep, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && SourceFolders.Holds(entry.FileName),
        ShouldRecursePredicate = (ref entry) => sources.Enters(entry.ToFullPath()),
    };

    static string Named(string file, string root)
    {
        var named = Path.GetRelativePath(root, file);
        return named.StartsWith("..", StringComparison.Ordinal) ? file : named.Replace('\\', '/');
    }
}
