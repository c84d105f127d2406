using System.Text;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Live;

/// <summary>The right to answer other commands for the streams of a target, and the unix socket to do it at. It dies with its
/// process: the next one takes it over and clears away what was left.</summary>
public sealed class StreamSocket : IDisposable
{
    /// <summary>What a socket's path may have: <c>sun_path</c> of Linux without the NUL at its end.</summary>
    const int PathBytes = 107;

    const string FileName = "stream.sock";
    const string FolderPrefix = "mixdown-";
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly FileStream _lock;
    readonly TargetFolders _folders;

    StreamSocket(FileStream held, TargetFolders folders, string path) => (_lock, _folders, Path) = (held, folders, path);

    /// <summary>Where to listen; nothing is there yet.</summary>
    public string Path { get; }

    /// <summary>Takes the socket of a target.</summary>
    /// <param name="folders">The target's folders; made when missing.</param>
    /// <param name="runtimeFolder"><c>$XDG_RUNTIME_DIR</c>; null or empty for the temporary folder.</param>
    /// <returns>Null when another process has it, which answers for the target as long as it lives.</returns>
    public static StreamSocket? Take(TargetFolders folders, string? runtimeFolder)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(folders.StreamLock)!);
        if (ProjectLock.TryLock(folders.StreamLock) is not { } held)
            return null;
        ClearAway(folders);
        return new StreamSocket(held, folders, System.IO.Path.Combine(FreshFolder(runtimeFolder), FileName));
    }

    /// <summary>Shuts others out of the socket and tells the commands of this user where it is. To be called when it listens.</summary>
    /// <param name="address">Where the process listens for others; empty where it does not.</param>
    public void Announce(string address)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, OwnerOnly);
        new StreamNote(Environment.ProcessId, Path, address).Write(_folders);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_folders.StreamNote);
        Remove(Path);
        _lock.Dispose();
    }

    /// <summary>What a process left that could not clear away after itself. It is dead: this one holds its lock.</summary>
    static void ClearAway(TargetFolders folders)
    {
        if (StreamNote.Read(folders) is not { } left)
            return;
        File.Delete(folders.StreamNote);
        // A note is a file that anybody may have written: only what can be ours is removed.
        if (System.IO.Path.GetFileName(left.Socket) == FileName)
            Remove(left.Socket);
    }

    static void Remove(string socket)
    {
        var folder = System.IO.Path.GetDirectoryName(socket)!;
        if (!System.IO.Path.GetFileName(folder).StartsWith(FolderPrefix, StringComparison.Ordinal) || !Directory.Exists(folder))
            return;
        File.Delete(socket);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>A new folder that nobody else may enter: no moment in which the socket stands open to all.</summary>
    static string FreshFolder(string? runtimeFolder)
    {
        var root = string.IsNullOrEmpty(runtimeFolder) || !Directory.Exists(runtimeFolder) ? System.IO.Path.GetTempPath() : runtimeFolder;
        if (Encoding.UTF8.GetByteCount(System.IO.Path.Combine(root, FolderPrefix + "xxxxxxxx", FileName)) > PathBytes)
            root = "/tmp";
        var folder = System.IO.Path.Combine(root, FolderPrefix + System.IO.Path.GetRandomFileName()[..8]);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        return folder;
    }
}
