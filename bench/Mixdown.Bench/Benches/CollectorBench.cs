using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Mixdown.Bench.Reports;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Web.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Bench.Benches;

/// <summary>How many events a second the collector keeps, and how long a client waits for its 204. Clients run in the same process, on
/// the same cores.</summary>
sealed class CollectorBench : IBench
{
    const int EventBytes = 374;
    const string Topic = "listen_events";

    static readonly TimeSpan Long = TimeSpan.FromSeconds(5);
    static readonly SourceSpan Nowhere = new("mixdown.yml", 1, 1, 1);

    public string Name => "collector";

    public string Question => "How many events a second does the collector keep, and how soon does it say so?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var measures = new List<Measure>();
        foreach (var (events, clients) in new[] { (1000, 8), (100, 16), (1, 32) })
        {
            var (perSecond, waits) = await SendAsync(folder.Empty("collector"), Request(events), events, clients, cancel);
            var alone = WriteAlone(folder.Empty("collector-rival"), events);
            measures.Add(new Measure($"{events} events a request, {clients} clients", perSecond, "events/s", alone, "one thread that writes them to a file and forces each request to disk", events > 1 ? "200,000" : null));
            measures.Add(new Measure("  204 after, median", At(waits, 0.5), "ms"));
            measures.Add(new Measure("  204 after, 99 of 100", At(waits, 0.99), "ms", Goal: "under 50 ms"));
        }
        return measures;
    }

    static async Task<(double PerSecond, List<double> Waits)> SendAsync(string folder, byte[] request, int events, int clients, CancellationToken cancel)
    {
        var stream = new StreamDefinition { Name = "bench", Schema = "bench", At = Nowhere, Source = new CollectorSourceOptions(), Topics = [new StreamTopic(Topic, Nowhere)] };
        await using var intake = await EventIntake.OpenAsync(stream, new StreamHost("bench", "dev", folder, folder, TimeProvider.System), cancel);
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0 }, [new CollectorEndpoints([intake], TimeProvider.System)], cancel);
        await RunClientsAsync(server.Address.Port, request, clients, TimeSpan.FromSeconds(1), cancel);
        var began = Stopwatch.GetTimestamp();
        var waits = await RunClientsAsync(server.Address.Port, request, clients, Long, cancel);
        return (waits.Count * events / Stopwatch.GetElapsedTime(began).TotalSeconds, waits);
    }

    static async Task<List<double>> RunClientsAsync(int port, byte[] request, int clients, TimeSpan time, CancellationToken cancel)
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => RunClientAsync(port, request, time, cancel), cancel)));
        var all = waits.SelectMany(one => one).ToList();
        all.Sort();
        return all;
    }

    /// <summary>One request after the other; the milliseconds that each took.</summary>
    static async Task<List<double>> RunClientAsync(int port, byte[] request, TimeSpan time, CancellationToken cancel)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, cancel);
        var (stream, answer, waits) = (client.GetStream(), new byte[4096], new List<double>());
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            var sent = Stopwatch.GetTimestamp();
            await stream.WriteAsync(request, cancel);
            var length = await stream.ReadAsync(answer, cancel);
            if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 204"u8))
                throw new InvalidOperationException(Encoding.ASCII.GetString(answer, 0, length));
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        return waits;
    }

    static byte[] Request(int events)
    {
        var body = Body(events);
        var head = string.Create(CultureInfo.InvariantCulture, $"POST /v1/events/{Topic} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    static byte[] Body(int events)
    {
        var one = """{"ts":1767225600000,"userId":4711,"sessionId":815,"page":"NextSong","auth":"Logged In","method":"PUT","status":200,"level":"paid","itemInSession":42,"city":"Springfield","state":"OR","userAgent":"Mozilla/5.0","artist":"AC/DC","song":"For Those About To Rock","duration":343.719,"pad":""" + "\"";
        one += new string('x', EventBytes - one.Length - 2) + "\"}";
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(one + "\n", events)));
    }

    static double WriteAlone(string folder, int events)
    {
        var (body, written, began) = (Body(events), 0L, Stopwatch.GetTimestamp());
        using var file = File.OpenHandle(Path.Combine(folder, "rival"), FileMode.CreateNew, FileAccess.Write);
        for (; Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2); written++)
        {
            RandomAccess.Write(file, body, written * body.Length);
            RandomAccess.FlushToDisk(file);
        }
        return written * events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
