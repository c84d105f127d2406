using System.Collections.Concurrent;
using System.Net.Sockets;
using Mixdown.Runs.Owner.Sockets;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>Takes commands of the same user for a target that this process holds, and does them in their place.</summary>
public sealed class OwnerSocket : IAsyncDisposable
{
    /// <summary>The socket's name in its folder.</summary>
    internal const string FileName = "owner.sock";

    const int Backlog = 64;

    readonly TargetFolders _folders;
    readonly PrivateSocket _place;
    readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly CancellationTokenSource _closing = new();
    readonly ConcurrentDictionary<Task, bool> _sessions = new();
    readonly Task _accepting;

    /// <summary>Listens. The process holds the target's lock.</summary>
    /// <param name="folders">The target's folders.</param>
    /// <param name="runtimeFolder"><c>$XDG_RUNTIME_DIR</c>; null or empty for the temporary folder.</param>
    /// <param name="version">The version of this program: commands of another one are not taken.</param>
    /// <param name="run">Does a command; must not throw.</param>
    public OwnerSocket(TargetFolders folders, string? runtimeFolder, string version, Func<HandedCommand, HandedTerminal, CancellationToken, Task<int>> run)
    {
        (_folders, _place) = (folders, new PrivateSocket(FileName, runtimeFolder));
        _socket.Bind(new UnixDomainSocketEndPoint(_place.Path));
        _place.Close();
        _socket.Listen(Backlog);
        _accepting = AcceptAsync(new OwnerHello(Environment.ProcessId, version), run);
    }

    /// <summary>Tells commands where it is.</summary>
    /// <param name="command">What the process does.</param>
    /// <param name="address">Where browsers find it.</param>
    public void Announce(string command, string address) =>
        OwnerNote.Write(_folders.OwnerNote, new OwnerNote(Environment.ProcessId, command) { Socket = _place.Path, Address = address });

    /// <summary>Takes no more commands, stops those that are under way and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        File.Delete(_folders.OwnerNote);
        await _closing.CancelAsync();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _socket.Dispose();
        _place.Dispose();
        _closing.Dispose();
    }

    async Task AcceptAsync(OwnerHello self, Func<HandedCommand, HandedTerminal, CancellationToken, Task<int>> run)
    {
        try
        {
            while (true)
            {
                var session = new HandedSession(await _socket.AcceptAsync(_closing.Token), self, run);
                var task = Task.Run(() => session.RunAsync(_closing.Token), CancellationToken.None);
                _sessions[task] = true;
                _ = ForgetAsync(task);
            }
        }
        catch (OperationCanceledException)
        {
            // Its usual end.
        }
    }

    async Task ForgetAsync(Task session)
    {
        await session.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sessions.TryRemove(session, out _);
    }
}
