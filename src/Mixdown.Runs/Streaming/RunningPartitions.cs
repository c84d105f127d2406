using System.Text.Json;
using Mixdown.Runs.Live;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>How the partitions of streams stand, as the process says that runs them: its logs are not to be opened beside it.</summary>
/// <param name="client">Asks it.</param>
sealed class RunningPartitions(StreamClient client)
{
    /// <summary>The partitions of each stream that it runs, by the stream's name.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PartitionLook>>> AskAsync(CancellationToken cancel)
    {
        using var status = JsonDocument.Parse(await client.TextAsync("/v1/status", cancel));
        return status.RootElement.GetProperty("streams").EnumerateArray().ToDictionary(
            stream => stream.GetProperty("stream").GetString()!, FiguresJson.Partitions, StringComparer.Ordinal);
    }
}
