using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Mixdown.Tests.LiveFeeds;

/// <summary>Clients that are many, slow or gone, over a real server.</summary>
public sealed class FeedClientsTests
{
    /// <summary>An event of so many rows is more than the system's buffers of a connection take.</summary>
    const int WideRows = 60_000;

    const int EventBytes = 3_000_000;

    [Fact]
    public async Task A_client_that_reads_nothing_holds_up_nobody_and_is_cut_off()
    {
        await using var lab = await new FeedLab(new() { WriteTimeout = TimeSpan.FromMilliseconds(500) }).StartAsync();
        lab.WriteWide(WideRows, 0);
        using var stuck = await ConnectAsync(lab);
        await SendAsync(stuck, "/v1/live/listens?every=250ms");
        using var other = lab.Listen("?every=250ms&metrics=listens&state=S1");
        await other.NextAsync();

        for (var round = 1; round <= 6; round++)
        {
            lab.WriteWide(WideRows, round);
            Assert.Equal($"e1-{round + 1}", (await other.NextAsync()).Id);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.InRange(await ReadToEndAsync(stuck), 1, 6 * EventBytes);
    }

    [Fact]
    public async Task What_stuck_clients_hold_does_not_grow_with_what_happens()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.WriteWide(WideRows, 0);
        var stuck = new List<Socket>();
        for (var client = 0; client < 10; client++)
        {
            stuck.Add(await ConnectAsync(lab));
            await SendAsync(stuck[^1], "/v1/live/listens?every=250ms");
        }
        await ChangeAsync(lab, 5);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await ChangeAsync(lab, 5);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        // Kept for each of the ten, the last five events would be 50 times as much as one.
        Assert.InRange(grown, long.MinValue, 5 * EventBytes);
        stuck.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Two_hundred_clients_get_every_change()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 1, 0m, 1));
        var clients = Enumerable.Range(0, 200).Select(_ => lab.Listen("?every=250ms")).ToList();

        var first = await Task.WhenAll(clients.Select(client => client.NextAsync()));
        lab.Write(0, ("free", "CA", 2, 0m, 1));
        var second = await Task.WhenAll(clients.Select(client => client.NextAsync()));
        clients.ForEach(client => client.Dispose());

        Assert.All(first, got => Assert.Equal(("snapshot", "e1-1"), (got.Event, got.Id)));
        Assert.All(second, got => Assert.Equal(("delta", "e1-2"), (got.Event, got.Id)));
    }

    [Fact]
    public async Task The_place_of_a_client_that_went_away_is_free_again()
    {
        await using var lab = await new FeedLab(new() { MaxClients = 1, Heartbeat = TimeSpan.FromMilliseconds(50) }).StartAsync();
        lab.Write(0, ("free", "CA", 1, 0m, 1));
        using (var gone = lab.Listen())
            await gone.NextAsync();

        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(10))
        {
            using var answer = await http.GetAsync(new Uri(lab.Address, "/v1/live/listens"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The place was not given back.");
    }

    /// <summary>As many changes, each more than a quarter of a second after the other.</summary>
    static async Task ChangeAsync(FeedLab lab, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            lab.WriteWide(WideRows, round);
            await Task.Delay(300);
        }
    }

    static async Task<Socket> ConnectAsync(FeedLab lab)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(lab.Address.Host, lab.Address.Port);
        return socket;
    }

    static async Task SendAsync(Socket socket, string address) =>
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n"));

    /// <summary>How many bytes still come, up to the end.</summary>
    static async Task<long> ReadToEndAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var block = new byte[1 << 16];
        var bytes = 0L;
        try
        {
            while (await socket.ReceiveAsync(block, patience.Token) is > 0 and var read)
                bytes += read;
        }
        catch (SocketException)
        {
            // Cut off: that is an end too.
        }
        return bytes;
    }
}
