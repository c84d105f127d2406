using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Project;
using Mixdown.Runs.Live;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Running;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Streaming;

/// <summary>Answers what streams there are and how they stand: from the lake and from their logs, whoever runs them.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class StreamQuery(RunHost host)
{
    /// <summary>The streams of a project and their topics.</summary>
    public async Task<ResultTable> ListAsync(RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var rows = new List<object?[]>();
        using var engine = DuckDbEngine.InMemory();
        var tables = Tables(project, engine);
        foreach (var (stream, topic) in Topics(StreamDefinitions.Bind(project)))
        {
            var committed = await tables.CommittedAsync(stream, topic, cancel);
            rows.Add([stream.Name, stream.Source.Kind, stream.Source.Place, topic.Name, $"{stream.Schema}.{topic.Name}", (long)committed.Next.Count, (long)committed.Files, committed.At]);
        }
        return new ResultTable(
            [
                new("stream", "VARCHAR"), new("type", "VARCHAR"), new("place", "VARCHAR"), new("topic", "VARCHAR"), new("table", "VARCHAR"),
                new("partitions", "BIGINT"), new("files", "BIGINT"), new("last_commit", "TIMESTAMP WITH TIME ZONE"),
            ], rows);
    }

    /// <summary>How far each partition is.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="names">Names of streams; all when there are none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">A log does not answer.</exception>
    public async Task<ResultTable> StatusAsync(RunRequest request, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var folders = RunHost.Folders(project);
        var rows = new List<object?[]>();
        using var engine = DuckDbEngine.InMemory();
        var tables = Tables(project, engine);
        var running = await RunningAsync(folders, cancel);
        foreach (var stream in StreamChoice.Of(StreamDefinitions.Bind(project), names))
        {
            var look = new StreamLook(stream, new(stream.Name, folders.Target, folders.ProjectDir, folders.Data, host.Clock));
            foreach (var partition in running.GetValueOrDefault(stream.Name) ?? await look.AskAsync(tables, cancel))
                rows.Add([stream.Name, partition.Topic, (long)partition.Partition, partition.Committed, partition.End, partition.Lag, partition.Behind?.TotalSeconds, partition.CommittedAt]);
        }
        return new ResultTable(
            [
                new("stream", "VARCHAR"), new("topic", "VARCHAR"), new("partition", "BIGINT"), new("committed", "BIGINT"), new("end", "BIGINT"),
                new("lag_records", "BIGINT"), new("lag_seconds", "DOUBLE"), new("last_commit", "TIMESTAMP WITH TIME ZONE"),
            ], rows);
    }

    static async Task<IReadOnlyDictionary<string, IReadOnlyList<PartitionLook>>> RunningAsync(TargetFolders folders, CancellationToken cancel)
    {
        using var client = await StreamClient.FindAsync(folders, cancel);
        return client is null ? new Dictionary<string, IReadOnlyList<PartitionLook>>(0) : await new RunningPartitions(client).AskAsync(cancel);
    }

    StreamTables Tables(MixdownProject project, DuckDbEngine engine) => new(
        RunHost.Lake(project, host.StoresOf(project)), host.Delta(new DuckDbParquetHandler(engine, RunHost.Folders(project).Scratch)), RunHost.Folders(project).Target);

    static IEnumerable<(StreamDefinition Stream, StreamTopic Topic)> Topics(IReadOnlyList<StreamDefinition> streams) =>
        streams.SelectMany(stream => stream.Topics.Select(topic => (stream, topic)));
}
