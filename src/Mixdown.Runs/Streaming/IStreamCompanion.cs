using Mixdown.Streams.Running;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Runs.Streaming;

/// <summary>What runs beside the streams of a process: live aggregates, the web server, the socket. It is started before the first
/// stream reads, and disposed of after the last one has ended.</summary>
public interface IStreamCompanion : IAsyncDisposable
{
    /// <summary>Who hears of the ticks of the streams.</summary>
    IReadOnlyList<ITickListener> Listeners { get; }

    /// <summary>What takes events into a stream's own log in this process, once this has begun; null: it takes none.</summary>
    EventIntake? IntakeOf(string stream) => null;

    /// <summary>Begins.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">It cannot; no stream is run then.</exception>
    Task StartAsync(CancellationToken cancel);
}
