using System.Net;
using System.Net.Sockets;

namespace Mixdown.ServerTests.Sources;

/// <summary>A way to a server that is cut after some bytes of its answers: with a reset, as when a machine in between dies.</summary>
sealed class CuttingProxy : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly int _target;
    readonly long _most;
    readonly Task _accepting;
    long _sent;

    /// <param name="target">The server's port.</param>
    /// <param name="most">Bytes that come through, over all connections.</param>
    public CuttingProxy(int target, long most)
    {
        (_target, _most) = (target, most);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it came to that.</summary>
    public bool HasCut { get; private set; }

    public void Dispose() => _listener.Dispose();

    async Task AcceptAsync()
    {
        var pairs = new List<Task>();
        try
        {
            while (true)
                pairs.Add(PumpAsync(await _listener.AcceptSocketAsync()));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pairs);
        }
    }

    async Task PumpAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(CopyAsync(client, server, counts: false), CopyAsync(server, client, counts: true));
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    async Task CopyAsync(Socket from, Socket to, bool counts)
    {
        var buffer = new byte[8192];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer)) > 0;)
            {
                if (counts && Interlocked.Add(ref _sent, count) > _most)
                {
                    HasCut = true;
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The other side is gone: so is this one.
        }
    }
}
