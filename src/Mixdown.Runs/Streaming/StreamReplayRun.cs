using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Streams.Replays;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Streaming;

/// <summary>Reads a topic of a project's stream again.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class StreamReplayRun(RunHost host)
{
    /// <summary>Reads it again.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="start">From where on.</param>
    /// <param name="cancel">Stops it; nothing is changed then.</param>
    /// <exception cref="MixdownException">As <see cref="StreamReplay.RunAsync"/>, and where the project has errors.</exception>
    public async Task<ReplayedTopic> RunAsync(RunRequest request, string stream, string topic, ReplayStart start, CancellationToken cancel)
    {
        var runId = host.NewId().ToString();
        DuckDbEngine.Preload();
        var project = ProjectReader.Read(host.ProjectRequest(request, runId), cancel);
        var definition = StreamChoice.Of(StreamDefinitions.Bind(project), [stream])[0];
        using var folder = new StreamFolder(project, host, runId);
        return await new StreamReplay(definition, folder.Workshop).RunAsync(topic, start, cancel);
    }

    /// <summary>What became of it, as a table.</summary>
    public static ResultTable Table(ReplayedTopic replayed) => new(
        [new("table", "VARCHAR"), new("partition", "BIGINT"), new("from_offset", "BIGINT"), new("next_offset", "BIGINT"), new("read_again", "BIGINT"), new("not_in_log", "BIGINT")],
        [.. replayed.Partitions.Select(partition => (object?[])[
            replayed.Table.ToString(), (long)partition.Partition, partition.Wanted, partition.Next, partition.Read, partition.NotInLog])]);

    /// <summary>What a person should know of it.</summary>
    public static IEnumerable<Diagnostic> Notes(ReplayedTopic replayed)
    {
        if (replayed.Partitions.Sum(partition => partition.NotInLog) is > 0 and var gone)
            yield return new Diagnostic(
                "MX4097", FormattableString.Invariant($"the log no longer has {gone:#,0} records of {replayed.Table}: their rows are as they were"),
                Hint: "'not_in_log' says of which partitions.", Severity: Severity.Warning);
        if (replayed.Rejected > 0)
            yield return new Diagnostic(
                "MX4098", FormattableString.Invariant($"{replayed.Rejected:#,0} records of {replayed.Table} cannot be read"), Hint: "'mixdown quarantine show' says why.", Severity: Severity.Warning);
    }
}
