using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Mixdown.Tests.Serving;

/// <summary>Stands between the process that serves a project and those that hand it commands, and keeps all that is said.</summary>
sealed class FrameTap : IDisposable
{
    readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly string _folder = Directory.CreateTempSubdirectory("tap").FullName;
    readonly string _owner;
    readonly MemoryStream _heard = new();

    /// <param name="note">Where the process says how it is reached, which is changed to lead here.</param>
    public FrameTap(string note)
    {
        var says = JsonNode.Parse(File.ReadAllText(note))!;
        _owner = (string)says["socket"]!;
        var here = Path.Combine(_folder, "tap.sock");
        says["socket"] = here;
        File.WriteAllText(note, says.ToJsonString());
        _listener.Bind(new UnixDomainSocketEndPoint(here));
        _listener.Listen();
        _ = RelayAsync();
    }

    /// <summary>All bytes of both directions, each as the letter of its number.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return Encoding.Latin1.GetString(_heard.ToArray());
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>One connection after the other, until nobody listens any more.</summary>
    async Task RelayAsync()
    {
        while (true)
        {
            using var command = new NetworkStream(await _listener.AcceptAsync(), ownsSocket: true);
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_owner));
            using var owner = new NetworkStream(socket, ownsSocket: true);
            await Task.WhenAny(CopyAsync(command, owner), CopyAsync(owner, command));
        }
    }

    async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[32 << 10];
        while (await from.ReadAsync(bytes) is > 0 and var count)
        {
            lock (_heard)
                _heard.Write(bytes, 0, count);
            await to.WriteAsync(bytes.AsMemory(0, count));
        }
    }
}
