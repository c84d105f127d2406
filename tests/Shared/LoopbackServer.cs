using System.Net;
using System.Net.Sockets;

namespace Mixdown.Testing;

/// <summary>Takes connections on a free loopback port until it is disposed of. Each is served on its own, and closed when that ends; a
/// connection that breaks is nobody's error.</summary>
sealed class LoopbackServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Func<TcpClient, Task> _serve;

    public LoopbackServer(Func<TcpClient, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        try
        {
            await _serve(client);
        }
        catch (Exception left) when (left is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two has gone.
        }
    }
}
