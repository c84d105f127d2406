using System.Text;

namespace Mixdown.Runs.Owner.Sockets;

/// <summary>A place for a unix socket that only this user may connect to: in a fresh folder that nobody else may enter, so that there is
/// no moment in which the socket stands open to all.</summary>
sealed class PrivateSocket : IDisposable
{
    /// <summary>What a socket's path may have: <c>sun_path</c> of Linux without the NUL at its end.</summary>
    const int PathBytes = 107;

    const string FolderPrefix = "mixdown-";
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="fileName">The socket's name.</param>
    /// <param name="runtimeFolder"><c>$XDG_RUNTIME_DIR</c>; null or empty for the temporary folder.</param>
    public PrivateSocket(string fileName, string? runtimeFolder) => Path = System.IO.Path.Combine(FreshFolder(fileName, runtimeFolder), fileName);

    /// <summary>Where to listen; nothing is there yet.</summary>
    public string Path { get; }

    /// <summary>Shuts others out of the socket itself too. To be called when it listens.</summary>
    public void Close()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, OwnerOnly);
    }

    /// <summary>Removes a socket that a dead process left. A note that names one is a file that anybody may have written: only what can
    /// be ours is removed.</summary>
    /// <param name="path">The socket as noted.</param>
    /// <param name="fileName">Its name, if it is one of ours.</param>
    public static void Remove(string path, string fileName)
    {
        var folder = System.IO.Path.GetDirectoryName(path);
        if (System.IO.Path.GetFileName(path) != fileName || !Directory.Exists(folder)
            || !System.IO.Path.GetFileName(folder).StartsWith(FolderPrefix, StringComparison.Ordinal))
            return;
        File.Delete(path);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <inheritdoc/>
    public void Dispose() => Remove(Path, System.IO.Path.GetFileName(Path));

    static string FreshFolder(string fileName, string? runtimeFolder)
    {
        var root = string.IsNullOrEmpty(runtimeFolder) || !Directory.Exists(runtimeFolder) ? System.IO.Path.GetTempPath() : runtimeFolder;
        if (Encoding.UTF8.GetByteCount(System.IO.Path.Combine(root, FolderPrefix + "xxxxxxxx", fileName)) > PathBytes)
            root = "/tmp";
        var folder = System.IO.Path.Combine(root, FolderPrefix + System.IO.Path.GetRandomFileName()[..8]);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        return folder;
    }
}
