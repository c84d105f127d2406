using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Owner.Handing;
using Mixdown.Runs.Owner.Sockets;

namespace Mixdown.Runs.Owner;

/// <summary>The right to write one target of one project: an OS file lock on <c>data/&lt;target&gt;/lock</c>, which dies with
/// its process. Whoever holds it owns the lake's state and both DuckDB files.</summary>
public sealed class ProjectLock : IDisposable
{
    static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(50);
    readonly FileStream _file;

    ProjectLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting for another owner to leave.</summary>
    /// <param name="folders">The target's folders; made when missing.</param>
    /// <param name="command">What this process does, for the one who finds the lock taken.</param>
    /// <param name="wait">How long to wait for another owner; zero asks once.</param>
    /// <param name="clock">Measures the wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="MixdownException">MX4001: another process owns the target.</exception>
    public static async Task<ProjectLock> TakeAsync(
        TargetFolders folders, string command, TimeSpan wait, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folders.Data);
        var started = clock.GetTimestamp();
        while (true)
        {
            if (TryLock(folders.Lock) is { } file)
            {
                if (OwnerNote.Read(folders.OwnerNote) is { Socket.Length: > 0 } dead)
                    PrivateSocket.Remove(dead.Socket, OwnerSocket.FileName);
                OwnerNote.Write(folders.OwnerNote, new OwnerNote(Environment.ProcessId, command));
                return new ProjectLock(file);
            }
            if (clock.GetElapsedTime(started) >= wait)
                throw new MixdownException(Taken(folders)) { IsTransient = true };
            await Task.Delay(RetryEvery, clock, cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Takes a lock file, which is made when missing; null when another process has it.</summary>
    internal static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException problem) when (problem.GetType() == typeof(IOException) && File.Exists(path))
        {
            // .NET gives "locked by another process" no type of its own; every other case (no such folder, no right) has one.
            return null;
        }
    }

    static Diagnostic Taken(TargetFolders folders) => new(
        "MX4001",
        OwnerNote.Read(folders.OwnerNote) is { } owner
            ? $"Process {owner.ProcessId} ('{owner.Command}') is working on this target"
            : "Another process is working on this target",
        new SourceSpan(folders.Lock, 1, 1, 1),
        Hint: OwnerNote.Read(folders.OwnerNote) is { Address.Length: > 0 } served
            ? $"It serves the project at {served.Address}."
            : "Wait until it is done, or let this command wait with '--lock-timeout 5m'.");
}
