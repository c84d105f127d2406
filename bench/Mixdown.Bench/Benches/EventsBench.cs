using System.Diagnostics;
using System.Globalization;
using Mixdown.Bench.Reports;
using Mixdown.Data.Records;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Bench.Benches;

/// <summary>Listening events of 100,000 listeners, from nothing to bytes. The rival cannot be run here: it is a program for Java 8
/// with data sets that are not free to ship.</summary>
sealed class EventsBench : IBench
{
    const long Events = 4_000_000;
    const double Eventsim = 0.147e6;
    const string Rival = "eventsim, the best of its own figures";

    static readonly SongList Songs = new StoreSongs(42, 10).Read();

    public string Name => "events";

    public string Question => "How fast do listening events come, if nothing holds them back?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        await MeasureAsync(Options() with { Count = Events / 10 }, new NoSink(), cancel);
        var (views, viewed) = await MeasureAsync(Options() with { Topics = [EventTopics.PageView] }, new NoSink(), cancel);
        var (all, took) = await MeasureAsync(Options(), new NoSink(), cancel);
        var (alone, tookAlone) = await MeasureAsync(Options() with { Threads = 1, Count = Events / 2 }, new NoSink(), cancel);
        var (rough, roughly) = await MeasureAsync(Options() with { Chaos = ChaosRates.Usual }, new NoSink(), cancel);
        var (written, writing) = await FilesAsync(folder, cancel);
        return
        [
            new("page_view_events to no sink", views.Events / viewed, "events/s", Eventsim, Rival, "1,000,000 events/s on 2 cores"),
            new("the same", views.Bytes / viewed / 1e6, "MB/s"),
            new("all four topics to no sink", all.Records / took, "records/s", Eventsim, Rival),
            new("the same", all.Events / took, "events/s"),
            new("the same", all.Bytes / took / 1e6, "MB/s"),
            new("all four topics to no sink, 1 thread", alone.Records / tookAlone, "records/s"),
            new("all four topics to no sink, --chaos", rough.Records / roughly, "records/s"),
            new("all four topics to files, with the ground truth", written.Records / writing, "records/s", Eventsim, Rival),
            new(Text($"bytes of a record, mean of {all.Records} records"), all.Bytes / (double)all.Records, "B"),
        ];
    }

    static EventOptions Options() => new()
    {
        Config = EventConfig.Default with { Users = 100_000 },
        Seed = 1,
        Start = new DateTimeOffset(2026, 7, 6, 0, 0, 0, TimeSpan.Zero),
        Count = Events,
    };

    static async Task<(EventSummary Summary, double Seconds)> FilesAsync(BenchFolder folder, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var generator = new EventGenerator(Options() with { Count = Events / 2 }, Songs, TimeProvider.System);
        var summary = await new EventFolder(folder.At("events"), overwrite: true).WriteAsync(generator, EventTopics.All, cancel);
        return (summary, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>The time with the days that listeners have been there before, which are simulated and not written.</summary>
    static async Task<(EventSummary Summary, double Seconds)> MeasureAsync(EventOptions options, NoSink sink, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var summary = await new EventGenerator(options, Songs, TimeProvider.System).WriteAsync(sink, truth: null, stop: default, cancel);
        return (summary, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    sealed class NoSink : IRecordSink
    {
        public Task WriteAsync(RecordBatch batch, CancellationToken cancel) => Task.CompletedTask;

        public Task FlushAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
