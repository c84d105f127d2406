using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Runs.Streaming;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Files;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Sinks;

namespace Mixdown.Cli.Commands.Examples.Events;

/// <summary>Where generated events go.</summary>
sealed class EventsDestination(Composition composition, TimeProvider clock)
{
    readonly Option<string> _out = new("--out") { HelpName = "DIR", Description = "Where the files go, one a topic, with truth.json", DefaultValueFactory = _ => "data/events" };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace events that are there already" };
    readonly Option<string?> _kafka = new("--kafka") { HelpName = "BROKERS", Description = "Send them to Kafka: host:port, or several with commas between them; a cluster with users or certificates: --stream" };
    readonly Option<Uri?> _to = new("--to") { HelpName = "URL", Description = "Send them to a collector, such as http://localhost:8080; its write key is MIXDOWN_WRITE_KEY", CustomParser = Address };
    readonly Option<string?> _stream = new("--stream") { HelpName = "NAME", Description = "Give them to a stream of a project: to the process that runs it, else into its log, or to its brokers with its security settings" };
    readonly ProjectOptions _project = new(composition.Surroundings);
    readonly Option<string?> _truth = new("--truth") { HelpName = "DIR", Description = "Where truth.json goes when the events go elsewhere" };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _out, _overwrite, _kafka, _to, _stream, _project.ProjectDir, _project.ProfilesDir, _project.Profile, _project.Target, _project.Vars, _truth })
            command.Options.Add(option);
    }

    /// <summary>Runs a generator into it.</summary>
    /// <returns>What it gave, and where.</returns>
    public async Task<(EventSummary Summary, string Place)> WriteAsync(ParseResult given, EventGenerator generator, EventOptions options, CancellationToken cancel)
    {
        if (given.GetValue(_kafka) is { } brokers)
            return (await KafkaAsync(given, generator, brokers, cancel), brokers);
        using var client = new HttpClient();
        if (given.GetValue(_to) is { } address)
            return (await CollectorAsync(given, generator, Sender(address, client), cancel), address.ToString());
        return given.GetValue(_stream) is { } stream
            ? await StreamAsync(given, generator, stream, client, cancel)
            : await WriteFilesAsync(given, generator, options, cancel);
    }

    async Task<EventSummary> KafkaAsync(ParseResult given, EventGenerator generator, string brokers, CancellationToken cancel)
    {
        await using var sink = new KafkaSink(new KafkaConnection { Brokers = brokers }, composition.Surroundings.Folder, clock, Tell);
        return await SendAsync(given, generator, sink, cancel);
    }

    async Task<EventSummary> CollectorAsync(ParseResult given, EventGenerator generator, HttpSink sender, CancellationToken cancel)
    {
        await using var sink = sender;
        return await SendAsync(given, generator, sink, cancel);
    }

    async Task<(EventSummary Summary, string Place)> StreamAsync(
        ParseResult given, EventGenerator generator, string stream, HttpClient client, CancellationToken cancel)
    {
        var request = _project.Read(given, "generate events");
        var ways = new InletHost(address => Sender(address, client), Tell);
        await using var inlet = await StreamInlet.OpenAsync(composition.RunHost([]), request, stream, ways, cancel);
        return (await SendAsync(given, generator, inlet.Sink, cancel), inlet.Place);
    }

    HttpSink Sender(Uri address, HttpClient client)
    {
        var options = new HttpSinkOptions { Address = address, WriteKey = composition.Surroundings.Environment.GetValueOrDefault("MIXDOWN_WRITE_KEY") };
        return new HttpSink(options, client, clock, Guid.CreateVersion7);
    }

    async Task<(EventSummary Summary, string Place)> WriteFilesAsync(ParseResult given, EventGenerator generator, EventOptions options, CancellationToken cancel)
    {
        var folder = new EventFolder(given.GetValue(_out)!, given.GetValue(_overwrite));
        // Somebody watches a run that takes its time: the files are there from its beginning, and Ctrl-C is its end.
        var isWatched = options.Speed is not null || options is { End: null, Count: long.MaxValue };
        var summary = isWatched
            ? await folder.GrowAsync(generator, options.Topics, stop: cancel)
            : await folder.WriteAsync(generator, options.Topics, cancel);
        return (summary, folder.FullPath);
    }

    /// <summary>Ctrl-C ends the run as if it had been meant to end there: what was sent cannot be taken back.</summary>
    async Task<EventSummary> SendAsync(ParseResult given, EventGenerator generator, IRecordSink sink, CancellationToken stop)
    {
        var truth = given.GetValue(_truth);
        if (truth is not null)
            Directory.CreateDirectory(truth);
        var summary = await generator.WriteAsync(sink, truth, stop, CancellationToken.None);
        return sink is HttpSink collector ? summary with { Records = summary.Records - collector.Refused } : summary;
    }

    static Uri? Address(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        given.AddError($"'{text}' is no address of a collector. Write one such as http://localhost:8080.");
        return null;
    }

    void Tell(Diagnostic note) => ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, [note]);
}
