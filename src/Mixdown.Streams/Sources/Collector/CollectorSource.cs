using Mixdown.Streams.Sources.Collector.Log;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>Reads the log that the collector writes.</summary>
sealed class CollectorSource(CollectorSourceOptions options, StreamHost host) : IStreamSource
{
    /// <inheritdoc/>
    public string Kind => options.Kind;

    /// <inheritdoc/>
    public bool MakesTopics => true;

    /// <inheritdoc/>
    public async Task<IStreamSession> OpenAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (host.Intake is { } intake)
            return new CollectorSession(intake.Log, ownsLog: false);
        var log = await EventLog.OpenAsync(EventIntake.FolderOf(host), topics: [], new LogHost(options, host.Clock, host.Note));
        return new CollectorSession(log, ownsLog: true);
    }
}
