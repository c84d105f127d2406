using Mixdown.Runs.Owner;
using Mixdown.Runs.Owner.Sockets;

namespace Mixdown.Runs.Live;

/// <summary>The right to answer other commands for the streams of a target, and the unix socket to do it at. It dies with its
/// process: the next one takes it over and clears away what was left.</summary>
public sealed class StreamSocket : IDisposable
{
    const string FileName = "stream.sock";

    readonly FileStream _lock;
    readonly TargetFolders _folders;
    readonly PrivateSocket _place;

    StreamSocket(FileStream held, TargetFolders folders, PrivateSocket place) => (_lock, _folders, _place) = (held, folders, place);

    /// <summary>Where to listen; nothing is there yet.</summary>
    public string Path => _place.Path;

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
        return new StreamSocket(held, folders, new PrivateSocket(FileName, runtimeFolder));
    }

    /// <summary>Shuts others out of the socket and tells the commands of this user where it is. To be called when it listens.</summary>
    /// <param name="address">Where the process listens for others; empty where it does not.</param>
    public void Announce(string address)
    {
        _place.Close();
        new StreamNote(Environment.ProcessId, Path, address).Write(_folders);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_folders.StreamNote);
        _place.Dispose();
        _lock.Dispose();
    }

    /// <summary>What a process left that could not clear away after itself. It is dead: this one holds its lock.</summary>
    static void ClearAway(TargetFolders folders)
    {
        if (StreamNote.Read(folders) is not { } left)
            return;
        File.Delete(folders.StreamNote);
        PrivateSocket.Remove(left.Socket, FileName);
    }
}
