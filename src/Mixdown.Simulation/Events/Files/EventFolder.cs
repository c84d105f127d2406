using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Events.Truth;
using Mixdown.Simulation.Folders;

namespace Mixdown.Simulation.Events.Files;

/// <summary>A folder with the events of a run, a file a topic, and the ground truth about them.</summary>
/// <param name="path">Made when missing; it may hold nothing but generated events.</param>
/// <param name="overwrite">Whether events that are there may be replaced.</param>
public sealed class EventFolder(string path, bool overwrite)
{
    readonly GeneratedFolder _folder = new(path, "run of events", IsOurs);

    /// <summary>Full path.</summary>
    public string FullPath => _folder.FullPath;

    /// <summary>Writes the run, so that the folder holds all of it or what it held before.</summary>
    /// <param name="generator">The run.</param>
    /// <param name="topics">Of which there are files, even if nothing happens.</param>
    /// <param name="cancel">Stops soon and leaves nothing behind.</param>
    /// <exception cref="MixdownException">The folder holds something that must not be replaced.</exception>
    public async Task<EventSummary> WriteAsync(EventGenerator generator, IEnumerable<string> topics, CancellationToken cancel)
    {
        _folder.Require(overwrite);
        try
        {
            var folder = _folder.Begin();
            var summary = await WriteFilesAsync(folder, new JsonLinesSink(folder), generator, topics, CancellationToken.None, cancel);
            _folder.Commit();
            return summary;
        }
        finally
        {
            _folder.Abandon();
        }
    }

    /// <summary>Writes the run where somebody may read it meanwhile.</summary>
    /// <param name="generator">The run.</param>
    /// <param name="topics">Of which there are files, even if nothing happens.</param>
    /// <param name="stop">Ends the run.</param>
    /// <exception cref="MixdownException">The folder holds something that must not be replaced.</exception>
    public async Task<EventSummary> GrowAsync(EventGenerator generator, IEnumerable<string> topics, CancellationToken stop)
    {
        _folder.Require(overwrite);
        Directory.CreateDirectory(FullPath);
        foreach (var file in Directory.EnumerateFiles(FullPath))
            File.Delete(file);
        return await WriteFilesAsync(FullPath, new JsonLinesSink(FullPath), generator, topics, stop, CancellationToken.None);
    }

    static async Task<EventSummary> WriteFilesAsync(
        string truth, JsonLinesSink files, EventGenerator generator, IEnumerable<string> topics, CancellationToken stop, CancellationToken cancel)
    {
        await using var sink = files;
        foreach (var topic in topics)
            sink.Create(topic);
        return await generator.WriteAsync(sink, truth, stop, cancel);
    }

    static bool IsOurs(string name) =>
        name is EventTruth.FileName or TruthTally.MinutesFile || EventTopics.All.Any(topic => name == topic + JsonLinesSink.Extension);
}
