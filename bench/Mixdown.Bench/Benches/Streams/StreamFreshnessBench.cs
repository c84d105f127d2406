using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;

namespace Mixdown.Bench.Benches.Streams;

/// <summary>How old an event is when a chart shows it: from the moment it is made, over the collector, its log and the live count, to the
/// receipt of the first message whose count has it. Clients and chart run beside the program, on the same cores. Each client sends
/// its batches in their order and is counted for itself, so that a count tells which events it includes.</summary>
sealed class StreamFreshnessBench : IBench
{
    const int Rate = 10_000;
    const int Clients = 4;
    const int WarmUpSeconds = 2;

    /// <summary>What is not counted so long after the last answer of the collector is taken for lost.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "stream-freshness";

    public string Question => "How long after an event of some 374 bytes is made does a live chart count it, at 10,000 events a second?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var seconds = WarmUpSeconds + int.Parse(Environment.GetEnvironmentVariable("MIXDOWN_BENCH_SECONDS") ?? "20", CultureInfo.InvariantCulture);
        using var stream = StreamProcess.Start(new StreamProject(folder.Empty("stream-freshness"), commit: "10s"));
        var address = await stream.AddressAsync(cancel);
        var (counts, delays, shown) = (new LiveCounts(Clients), new List<double>(), new int[Clients]);
        using var load = new EventLoad(address, Clients, Rate);
        var chart = counts.FollowAsync(address, () => { Note(); return counts.Total < seconds * Rate; }, cancel);
        await load.RunAsync(TimeSpan.FromSeconds(seconds), cancel);
        var took = load.Elapsed();
        if (await Task.WhenAny(chart, Task.Delay(Patience, cancel)) == chart)
            await chart;
        var peak = stream.PeakBytes;
        await stream.StopAsync(cancel);
        delays.Sort();
        return
        [
            new("from made to counted, median", At(delays, 0.5), "ms"),
            new("from made to counted, 99 of 100", At(delays, 0.99), "ms", Goal: "under 400 ms"),
            new("from made to counted, the slowest", At(delays, 1), "ms"),
            new("events sent and kept", seconds * Rate / took.TotalSeconds, "events/s", Goal: "10,000"),
            new("events that were kept and not counted", seconds * Rate - counts.Total, "events", Goal: "0"),
            new("peak memory", peak / 1e6, "MB"),
        ];

        // All events of a batch are made at the same time, so one number stands for them.
        void Note()
        {
            var now = load.Elapsed();
            for (var client = 0; client < Clients; client++)
                for (; (shown[client] + 1) * EventLoad.Batch <= counts.Of(client); shown[client]++)
                    if (load.DueAfter(client, shown[client]) is { TotalSeconds: >= WarmUpSeconds } made)
                        delays.Add((now - made).TotalMilliseconds);
        }
    }

    static double At(List<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];
}
