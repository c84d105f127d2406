using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Project;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Streams.Sources.Kafka;

namespace Mixdown.Runs.Streaming;

/// <summary>Where a stream of a project takes its events from, to write them there: the collector of the process that runs the stream,
/// its log where no process does, or the topics of its brokers.</summary>
public sealed class StreamInlet : IAsyncDisposable
{
    readonly IAsyncDisposable _held;

    StreamInlet(IRecordSink sink, string place, IAsyncDisposable held) => (Sink, Place, _held) = (sink, place, held);

    /// <summary>Takes the events.</summary>
    public IRecordSink Sink { get; }

    /// <summary>Where that is, for people.</summary>
    public string Place { get; }

    /// <summary>Opens the inlet of a stream.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Names the project and the target.</param>
    /// <param name="name">The stream.</param>
    /// <param name="ways">How a collector is reached.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The project has errors; there is no such stream; MX6030: nothing can be written where it reads; or
    /// what the log or the brokers say.</exception>
    public static async Task<StreamInlet> OpenAsync(RunHost host, RunRequest request, string name, InletHost ways, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var stream = StreamChoice.Of(StreamDefinitions.Bind(project), [name]).Single();
        return stream.Source switch
        {
            CollectorSourceOptions => await CollectorAsync(host, project, stream, ways, cancel),
            KafkaSourceOptions kafka => Of(new KafkaSink(kafka.Connection, project.Root, host.Clock, ways.Note), kafka.Place),
            var other => throw new MixdownException(new Diagnostic(
                "MX6030", $"The stream '{name}' reads {other.Kind}, where nothing can be written", Hint: "Name a stream of type collector or kafka.")),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _held.DisposeAsync();

    static async Task<StreamInlet> CollectorAsync(RunHost host, MixdownProject project, StreamDefinition stream, InletHost ways, CancellationToken cancel)
    {
        using (var running = await StreamClient.FindAsync(RunHost.Folders(project), cancel))
        {
            if (running is { Note.Address: { Length: > 0 } address })
                return Of(ways.Collector(new Uri(address)), address);
        }
        var log = await StreamLog.OpenAsync(host, project, stream, ways.Note, cancel);
        return new StreamInlet(log.Sink, $"the log of '{stream.Name}'", log);
    }

    static StreamInlet Of(IRecordSink sink, string place) => new(sink, place, sink);
}
