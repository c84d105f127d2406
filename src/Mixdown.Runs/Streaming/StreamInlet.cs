using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Project;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Streams.Sources.Kafka;

namespace Mixdown.Runs.Streaming;

/// <summary>Where a stream of a project takes its events from, to write them there: the collector of the process that runs the stream,
/// its log where no process does, or the topics of its brokers.</summary>
public sealed class StreamInlet : IAsyncDisposable
{
    readonly EventIntake? _intake;

    StreamInlet(IRecordSink sink, string place, EventIntake? intake = null) => (Sink, Place, _intake) = (sink, place, intake);

    /// <summary>Takes the events.</summary>
    public IRecordSink Sink { get; }

    /// <summary>Where that is, for people.</summary>
    public string Place { get; }

    /// <summary>Opens the inlet of a stream.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Names the project.</param>
    /// <param name="name">The stream.</param>
    /// <param name="sender">How a collector is asked; its address is the one that the process tells.</param>
    /// <param name="client">Sends to a collector; whoever made it disposes of it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX6030: there is no such stream, or nothing can be written where it reads. And what the log or the
    /// broker says.</exception>
    public static async Task<StreamInlet> OpenAsync(
        RunHost host, RunRequest request, string name, HttpSinkOptions sender, HttpClient client, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var streams = StreamDefinitions.Bind(project);
        var stream = streams.FirstOrDefault(stream => stream.Name == name)
            ?? throw Wrong($"There is no stream '{name}'", DidYouMean.Hint(name, streams.Select(stream => stream.Name)));
        return stream.Source switch
        {
            CollectorSourceOptions => await CollectorAsync(host, project, stream, sender, client, cancel),
            KafkaSourceOptions kafka => new StreamInlet(new KafkaSink(kafka.Connection, project.Root, host.Clock, _ => { }), kafka.Place),
            var other => throw Wrong($"The stream '{name}' reads {other.Kind}, where nothing can be written", "Name a stream of type collector or kafka."),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        if (_intake is not null)
            await _intake.DisposeAsync();
    }

    static async Task<StreamInlet> CollectorAsync(
        RunHost host, MixdownProject project, StreamDefinition stream, HttpSinkOptions sender, HttpClient client, CancellationToken cancel)
    {
        var folders = RunHost.Folders(project);
        using (var running = await StreamClient.FindAsync(folders, cancel))
        {
            if (running is { Note.Address: { Length: > 0 } address })
                return new StreamInlet(new HttpSink(sender with { Address = new Uri(address) }, client, host.Clock, host.NewId), address);
        }
        var intake = await EventIntake.OpenAsync(stream, new StreamHost(stream.Name, folders.Target, folders.ProjectDir, folders.Data, host.Clock), cancel);
        return new StreamInlet(new EventLogSink(intake), $"the log of '{stream.Name}'", intake);
    }

    static MixdownException Wrong(string what, string hint) => new(new Diagnostic("MX6030", what, Hint: hint));
}
