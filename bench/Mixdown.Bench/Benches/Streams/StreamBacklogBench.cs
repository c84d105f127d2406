using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;

namespace Mixdown.Bench.Benches.Streams;

/// <summary>How fast a backlog of events becomes a bronze table, exactly once, and how fast with live aggregates beside it. The rival is
/// DuckDB's own reader and writer over the same events in a file: it knows the types, keeps no offsets, counts nothing, and its rows are
/// in one file without a log.</summary>
sealed class StreamBacklogBench : IBench
{
    const int Times = 3;

    public string Name => "stream-backlog";

    public string Question => "How fast does a backlog of events of some 374 bytes become a Delta table, and in how much memory?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var events = ListenEvents.Generate(folder, cancel);
        var project = await ProjectAsync(folder.Empty("events-project"), events, live: false, cancel);
        var counting = await ProjectAsync(folder.Empty("events-live-project"), events, live: true, cancel);
        var rival = JsonCopy.Of(folder, events.File, ListenEvents.Columns);
        var runs = await Repeat.InTurnsAsync(Times, () => project.CatchUpAsync(cancel), () => counting.CatchUpAsync(cancel), () => rival.RunAsync(cancel));
        var (stream, live, copy) = (runs[0], runs[1], runs[2]);
        var megabytes = new FileInfo(events.File).Length / 1e6;
        return
        [
            new("events", events.Count / stream.Took.TotalSeconds, "events/s", events.Count / copy.Took.TotalSeconds, JsonCopy.Name, "at least 100,000"),
            new("bytes of JSON", megabytes / stream.Took.TotalSeconds, "MB/s", megabytes / copy.Took.TotalSeconds, JsonCopy.Name),
            new("mixdown stream run --until-caught-up, start of the program included", stream.Took.TotalSeconds, "s", copy.Took.TotalSeconds, JsonCopy.Name),
            new("peak memory", stream.PeakBytes / 1e6, "MB", copy.PeakBytes / 1e6, JsonCopy.Name),
            new("events, with listens and distinct listeners of each minute kept beside", events.Count / live.Took.TotalSeconds, "events/s", Goal: "at least 60,000, aim 100,000"),
            new("peak memory with them", live.PeakBytes / 1e6, "MB"),
        ];
    }

    static async Task<ListenProject> ProjectAsync(string folder, ListenEvents events, bool live, CancellationToken cancel)
    {
        var project = new ListenProject(folder, ["type: collector"], live);
        await project.FillLogAsync(events, cancel);
        return project;
    }
}
