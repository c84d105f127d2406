using System.Diagnostics;
using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches.Streams;

/// <summary>How soon a stream goes on after a crash: it is killed (SIGKILL) just after events came, of which the last are in its log only, and
/// started again at once; the lake is looked at each 20 ms for the next version of the table.</summary>
sealed class StreamRestartBench : IBench
{
    const int Rate = 10_000;
    const int Clients = 4;

    static readonly TimeSpan Before = TimeSpan.FromSeconds(4);
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "stream-restart";

    public string Question => "How long after the start that follows a crash is there a new commit?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("MIXDOWN_BENCH_KILLS") ?? "9", CultureInfo.InvariantCulture);
        var project = new StreamProject(folder.Empty("stream-restart"), commit: "1s");
        var restarts = new List<(double Taken, double Committed)>();
        var stream = StreamProcess.Start(project);
        try
        {
            for (var i = 0; i < kills; i++)
            {
                await SendAsync(stream, Before, cancel);
                await stream.KillAsync(cancel);
                stream.Dispose();
                var version = project.Version();
                stream = StreamProcess.Start(project);
                restarts.Add(await WatchAsync(stream, project, version, cancel));
            }
            await stream.StopAsync(cancel);
        }
        finally
        {
            stream.Dispose();
        }
        return
        [
            new("from start to the first event kept, median", restarts.Select(it => it.Taken).Order().ElementAt(kills / 2), "s"),
            new("from start to the first commit, median", restarts.Select(it => it.Committed).Order().ElementAt(kills / 2), "s", Goal: "under 3 s"),
            new("from start to the first commit, the slowest", restarts.Max(it => it.Committed), "s", Goal: "under 3 s"),
        ];
    }

    static async Task SendAsync(StreamProcess stream, TimeSpan time, CancellationToken cancel)
    {
        using var load = new EventLoad(await stream.AddressAsync(cancel), Clients, Rate);
        await load.RunAsync(time, cancel);
    }

    static async Task<(double Taken, double Committed)> WatchAsync(StreamProcess stream, StreamProject project, long version, CancellationToken cancel)
    {
        var committed = CommittedAsync(stream, project, version, cancel);
        using var load = new EventLoad(await stream.AddressAsync(cancel), 1, Rate);
        await load.SendAsync(0, 0, cancel);
        var taken = Stopwatch.GetElapsedTime(stream.Began).TotalSeconds;
        for (var batch = 1; !committed.IsCompleted; batch++)
        {
            await load.SendAsync(0, batch, cancel);
            await Task.Delay(LookEvery, cancel);
        }
        return (taken, await committed);
    }

    static async Task<double> CommittedAsync(StreamProcess stream, StreamProject project, long version, CancellationToken cancel)
    {
        while (project.Version() <= version)
        {
            if (Stopwatch.GetElapsedTime(stream.Began) > Patience)
                throw new TimeoutException($"There was no commit within {Patience.TotalSeconds} s.");
            await Task.Delay(LookEvery, cancel);
        }
        return Stopwatch.GetElapsedTime(stream.Began).TotalSeconds;
    }
}
