using System.Net;
using System.Net.Sockets;

namespace Mixdown.Testing;

/// <summary>Ports of this machine that nobody else reaches.</summary>
static class LoopbackPort
{
    /// <summary>One where nothing listens at this moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether something listens there.</summary>
    public static bool Answers(int port)
    {
        using var probe = new TcpClient();
        try
        {
            probe.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
