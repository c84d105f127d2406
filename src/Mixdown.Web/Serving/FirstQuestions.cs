using System.Net.Sockets;
using System.Text;
using Mixdown.Runs.Serving;

namespace Mixdown.Web.Serving;

/// <summary>Asks a server what the first page will ask of it: the page itself, what its frame says, and what the first dashboard is. So the
/// code on that way is ready and the project analysed when somebody comes. No tile is answered, which may read a whole warehouse.</summary>
static class FirstQuestions
{
    /// <summary>The paths, in the order in which a browser asks for them.</summary>
    public static IReadOnlyList<string> Of(ProjectFacts project) =>
        ["/", "/api/project", .. project.Dashboards.Take(1).Select(one => $"/api/dashboards/{Uri.EscapeDataString(one.Id)}")];

    /// <summary>Asks them one after the other, and drops the answers.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="paths">What is asked.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task AskAsync(Uri address, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        try
        {
            foreach (var path in paths)
                await AskAsync(address, path, cancel);
        }
        catch (Exception none) when (none is IOException or SocketException or OperationCanceledException)
        {
            // The boundary of a favour: a server that stops, or has all the connections that it takes, is asked nothing.
        }
    }

    // By hand, since a client of HTTP is all that the process would load for it.
    static async Task AskAsync(Uri address, string path, CancellationToken cancel)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.DnsSafeHost, address.Port, cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"), cancel);
        await stream.CopyToAsync(Stream.Null, cancel);
    }
}
