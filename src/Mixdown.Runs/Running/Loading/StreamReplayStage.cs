using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Replays;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Running.Loading;

/// <summary>The part of a run that reads rejected records of streams again, or takes them out.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for; its selection names loads and streams.</param>
sealed class StreamReplayStage(RunScope scope, RunHost host, RunRequest request)
{
    /// <summary>Whether a stream has this name.</summary>
    public bool Has(string name) => scope.Streams.Any(stream => stream.Name == name);

    /// <summary>Does it.</summary>
    /// <returns>Each stream that has something in quarantine, and its tables.</returns>
    public async Task<IReadOnlyList<(string Stream, IReadOnlyList<ReplayedTable> Tables)>> RunAsync(ReplayAsked asked, CancellationToken cancel)
    {
        var streams = scope.Streams.Where(stream => IsMeant(stream, asked)).ToList();
        if (streams.Count == 0)
            return [];
        if (asked.From is { } corrected)
            return asked.Table is null ? [] : throw new MixdownException(new Diagnostic(
                "MX4099", $"records of a stream are not replaced by corrected ones: {corrected}", null,
                "A row of a stream is what its log has. Send the corrected events to the stream, and 'mixdown quarantine discard' the others."));
        using var folder = new StreamFolder(scope.Project, host, host.NewId().ToString());
        var done = new List<(string, IReadOnlyList<ReplayedTable>)>();
        foreach (var stream in streams)
            done.Add((stream.Name, await RunAsync(new StreamQuarantine(stream, folder.Workshop), stream, asked, cancel)));
        return done;
    }

    bool IsMeant(StreamDefinition stream, ReplayAsked asked) =>
        (request.Select.Count == 0 || request.Select.Contains(stream.Name))
        && (asked.Table is null || stream.Topics.Any(topic => string.Equals(topic.Name, asked.Table, StringComparison.OrdinalIgnoreCase)));

    static async Task<IReadOnlyList<ReplayedTable>> RunAsync(StreamQuarantine quarantine, StreamDefinition stream, ReplayAsked asked, CancellationToken cancel)
    {
        try
        {
            return asked.Reason is { } reason
                ? await quarantine.DiscardAsync(asked.Table, asked.File, asked.Code, reason, cancel)
                : await quarantine.ReplayAsync(asked.Table, asked.File, asked.Code, cancel);
        }
        catch (MixdownException failed)
        {
            // The boundary: a stream that runs, or whose table is another's, does not keep the others from it.
            return [new ReplayedTable(new(stream.Schema, stream.Topics[0].Name)) { Errors = failed.Diagnostics }];
        }
    }
}
