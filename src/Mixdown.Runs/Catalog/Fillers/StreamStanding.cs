using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Project;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Bronze;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>How far a stream is: as the process says that runs it, else as its tables say. Logs are not asked: they may be far away.</summary>
/// <param name="Runner">Who runs it.</param>
/// <param name="Partitions">Each partition that is known, with its topic.</param>
sealed record StreamStanding(StreamRunner Runner, IReadOnlyList<(string Topic, StreamedPartition Standing)> Partitions)
{
    /// <summary>What it did; null where this process does not run it.</summary>
    public StreamCounts? Counts { get; init; }

    /// <summary>What keeps it waiting; null: nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>Finds it.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4082: the process that runs the streams does not answer.</exception>
    public static async Task<StreamStanding> ReadAsync(ServedProject served, MixdownProject project, string stream, CancellationToken cancel)
    {
        if (served.Streams.Running is { } running)
            return Here(running, stream);
        using var client = await StreamClient.FindAsync(served.Folders, cancel);
        if (client is null)
            return await CommittedAsync(served.Host, project, stream, cancel);
        var all = await new RunningPartitions(client).AskAsync(cancel);
        return all.TryGetValue(stream, out var looks)
            ? new StreamStanding(StreamRunner.Elsewhere, [.. looks.Select(look => (look.Topic, StreamedPartition.Of(look)))])
            : await CommittedAsync(served.Host, project, stream, cancel);
    }

    static StreamStanding Here(RunningStreams running, string stream)
    {
        if (running.Figures().FirstOrDefault(one => one.Stream == stream) is not { } figures)
            return new StreamStanding(StreamRunner.Here, []);
        return new StreamStanding(StreamRunner.Here, [.. figures.Partitions.Select(one => (one.Partition.Topic, StreamedPartition.Of(one)))])
        {
            Counts = new StreamCounts(figures.Records, figures.Bytes, figures.Rejected, figures.Committed),
            Waiting = figures.Waiting,
        };
    }

    static async Task<StreamStanding> CommittedAsync(RunHost host, MixdownProject project, string name, CancellationToken cancel)
    {
        var folders = RunHost.Folders(project);
        using var engine = DuckDbEngine.InMemory();
        var tables = new StreamTables(RunHost.Lake(project, host.StoresOf(project)), host.Delta(new DuckDbParquetHandler(engine, folders.Scratch)), folders.Target);
        var found = new List<(string, StreamedPartition)>();
        foreach (var stream in StreamDefinitions.Bind(project, []).Where(one => one.Name == name))
        {
            foreach (var topic in stream.Topics)
            {
                var committed = await tables.CommittedAsync(stream, topic, cancel);
                found.AddRange(committed.Next.Select(next => (topic.Name, new StreamedPartition(next.Key, next.Value) { CommittedAt = committed.At })));
            }
        }
        return new StreamStanding(StreamRunner.Nobody, found);
    }
}
