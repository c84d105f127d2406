using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mixdown.ServerTests.Faults.Commits;

/// <summary>A line to a PostgreSQL server that breaks at one COMMIT of all that go over it. To the client a commit that the server never
/// heard of looks the same as one that it carried out.</summary>
sealed class LossyLine : IDisposable
{
    readonly LoopbackServer _line;
    readonly int _serverPort;
    int _commits;
    int _breaksAt = -1;
    bool _delivers;

    /// <param name="serverPort">Where the server listens, on loopback. What goes over the line must not be encrypted.</param>
    public LossyLine(int serverPort)
    {
        _serverPort = serverPort;
        _line = new LoopbackServer(ServeAsync);
    }

    public int Port => _line.Port;

    /// <summary>Commits that clients have sent since <see cref="BreakAt"/>.</summary>
    public int Commits => Volatile.Read(ref _commits);

    /// <summary>Breaks the connection of one commit from now on, counted from 0.</summary>
    /// <param name="commit">Which; negative for none.</param>
    /// <param name="delivers">Whether the server hears of it and answers, which the client never sees.</param>
    public void BreakAt(int commit, bool delivers = false) => (_commits, _breaksAt, _delivers) = (0, commit, delivers);

    public void Dispose() => _line.Dispose();

    async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        await server.ConnectAsync(IPAddress.Loopback, _serverPort);
        var connection = new Connection(this, client.GetStream(), server.GetStream());
        await await Task.WhenAny(connection.AskAsync(), connection.AnswerAsync());
    }

    bool BreaksNow() => Interlocked.Increment(ref _commits) - 1 == _breaksAt;

    /// <summary>Ends, and so breaks both connections, when its commit has come.</summary>
    sealed class Connection(LossyLine line, NetworkStream client, NetworkStream server)
    {
        readonly TaskCompletionSource _carriedOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        volatile bool _swallows;

        /// <summary>Hands on what the client sends, message by message.</summary>
        public async Task AskAsync()
        {
            await HandOnAsync(headBytes: 4);
            while (true)
            {
                var message = await ReadAsync(headBytes: 5);
                if (IsCommit(message) && line.BreaksNow())
                {
                    if (line._delivers)
                        await DeliverAsync(message);
                    return;
                }
                await server.WriteAsync(message);
            }
        }

        /// <summary>Hands on what the server sends.</summary>
        public async Task AnswerAsync()
        {
            var block = new byte[1 << 16];
            var swallowed = new StringBuilder();
            for (int read; (read = await server.ReadAsync(block)) > 0;)
            {
                if (!_swallows)
                    await client.WriteAsync(block.AsMemory(0, read));
                else if (swallowed.Append(Encoding.ASCII.GetString(block, 0, read)).ToString().Contains("COMMIT\0", StringComparison.Ordinal))
                    _carriedOut.TrySetResult();
            }
        }

        /// <summary>Lets the server carry it out.</summary>
        async Task DeliverAsync(byte[] commit)
        {
            _swallows = true;
            await server.WriteAsync(commit);
            while (!_carriedOut.Task.IsCompleted)
            {
                var next = ReadAsync(headBytes: 5);
                if (await Task.WhenAny(next, _carriedOut.Task) == next)
                    await server.WriteAsync(await next);
            }
        }

        async Task HandOnAsync(int headBytes) => await server.WriteAsync(await ReadAsync(headBytes));

        /// <summary>A message with its head: a letter, which the first one lacks, and a length that counts itself.</summary>
        async Task<byte[]> ReadAsync(int headBytes)
        {
            var head = new byte[headBytes];
            await client.ReadExactlyAsync(head);
            var message = new byte[headBytes - 4 + BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(headBytes - 4))];
            head.CopyTo(message, 0);
            await client.ReadExactlyAsync(message.AsMemory(headBytes));
            return message;
        }

        /// <summary>A simple query, or a statement to parse, that says so.</summary>
        static bool IsCommit(byte[] message) =>
            message[0] is (byte)'Q' or (byte)'P' && message.AsSpan().IndexOf("commit\0"u8) is >= 5 and <= 6;
    }
}
