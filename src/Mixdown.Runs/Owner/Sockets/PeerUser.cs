using System.Buffers.Binary;
using System.Net.Sockets;

namespace Mixdown.Runs.Owner.Sockets;

/// <summary>Who is at the other end of a unix socket.</summary>
static class PeerUser
{
    const int SolSocket = 1;
    const int SoPeerCred = 17;

    /// <summary>Whether it is a process of this process's user. Only Linux is asked; elsewhere the folder of the socket has to
    /// do.</summary>
    public static bool IsOurs(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        // struct ucred: pid, uid, gid.
        Span<byte> found = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, found);
        return BinaryPrimitives.ReadUInt32LittleEndian(found[4..]) == OwnId();
    }

    /// <summary>The second number of the line <c>Uid:</c> is the one that the kernel goes by.</summary>
    static uint OwnId() => uint.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t', StringSplitOptions.RemoveEmptyEntries)[2],
        System.Globalization.CultureInfo.InvariantCulture);
}
