using System.Diagnostics;
using System.Globalization;
using Mixdown.Streams.Sinks;
using Mixdown.Testing.Streams;
using Mixdown.Web.Hosting;

namespace Mixdown.ServerTests.Collector;

/// <summary>A collector that is killed (SIGKILL) again and again while clients send: each event is in its log once, in the order in
/// which its client sent it.</summary>
/// <remarks><c>MIXDOWN_COLLECTOR_KILLS</c> is the number of kills, 4 by default (<c>./mx soak</c>: 200);
/// <c>MIXDOWN_KILL_SEED</c> chooses the moments.</remarks>
public sealed class KilledCollectorTests : IDisposable
{
    const int Clients = 4;
    const string ChildFolder = "MIXDOWN_COLLECTOR_CHILD", ChildPort = "MIXDOWN_COLLECTOR_PORT";

    readonly TempFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static int Kills => Number("MIXDOWN_COLLECTOR_KILLS", 4);

    static int Seed => Number("MIXDOWN_KILL_SEED", 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_event_is_in_the_log_once_however_often_the_collector_dies()
    {
        var port = LoopbackPort.Free();
        var chance = new Random(Seed);
        using var stop = new CancellationTokenSource();
        var child = await StartAsync(port);
        var senders = Enumerable.Range(0, Clients).Select(client => SendAsync(port, client, stop.Token)).ToList();

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100 + 400 * chance.NextDouble()), Cancel);
            End(child);
            child = await StartAsync(port);
        }
        await stop.CancelAsync();
        var sent = await Task.WhenAll(senders);
        End(child);

        await using var log = new LogLab { Place = _folder.Root };
        var read = await log.ReadAsync();
        for (var client = 0; client < Clients; client++)
        {
            var prefix = $$"""{"c":{{client}},""";
            Assert.Equal(Enumerable.Range(0, sent[client]).Select(n => Event(client, n)), read.Where(value => value.StartsWith(prefix, StringComparison.Ordinal)));
            Assert.NotEqual(0, sent[client]);
        }
        Assert.Equal(sent.Sum(), read.Count);
    }

    /// <summary>Not a test: the collector that the test above kills, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Collector()
    {
        var log = new LogLab { Place = Environment.GetEnvironmentVariable(ChildFolder) };
        await using var lab = await CollectorLab.StartAsync(web: new WebOptions { Port = Number(ChildPort, 0) }, log: log);
        await Task.Delay(Timeout.Infinite, Cancel);
    }

    static async Task<int> SendAsync(int port, int client, CancellationToken stop)
    {
        using var http = new HttpClient();
        var options = new HttpSinkOptions { Address = new Uri($"http://127.0.0.1:{port}"), FirstPause = TimeSpan.FromMilliseconds(20) };
        await using var sink = new HttpSink(options, http, TimeProvider.System, Guid.NewGuid);
        var sent = 0;
        while (!stop.IsCancellationRequested)
        {
            var batch = LogLab.Batch([.. Enumerable.Range(sent, 50).Select(n => Event(client, n))]);
            await sink.WriteAsync(batch, Cancel);
            await sink.FlushAsync(Cancel);
            sent += batch.Count;
        }
        return sent;
    }

    async Task<Process> StartAsync(int port)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Mixdown.ServerTests"), ["-noLogo", "-explicit", "only", "-method", $"{typeof(KilledCollectorTests).FullName}.{nameof(Collector)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [ChildFolder] = _folder.Root, [ChildPort] = port.ToString(CultureInfo.InvariantCulture) },
        };
        var child = Process.Start(start)!;
        while (!await AnswersAsync(port))
            Assert.False(child.HasExited, "the collector ended by itself");
        return child;
    }

    static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var http = new HttpClient();
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/v1/health"), Cancel);
            return true;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(20, Cancel);
            return false;
        }
    }

    static void End(Process child)
    {
        child.Kill();
        child.WaitForExit();
        child.Dispose();
    }

    static string Event(int client, int number) => $$"""{"c":{{client}},"n":{{number}}}""";

    static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : byDefault;
}
