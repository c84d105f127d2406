using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Records;
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
    readonly Option<string?> _kafka = new("--kafka") { HelpName = "BROKERS", Description = "Send them to Kafka: host:port, or several with commas between them" };
    readonly Option<string?> _truth = new("--truth") { HelpName = "DIR", Description = "Where truth.json goes when the events go elsewhere" };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _out, _overwrite, _kafka, _truth })
            command.Options.Add(option);
    }

    /// <summary>Runs a generator into it.</summary>
    /// <returns>What it gave, and where.</returns>
    public async Task<(EventSummary Summary, string Place)> WriteAsync(ParseResult given, EventGenerator generator, EventOptions options, CancellationToken cancel)
    {
        if (given.GetValue(_kafka) is not { } brokers)
            return await WriteFilesAsync(given, generator, options, cancel);
        await using var sink = new KafkaSink(new KafkaConnection { Brokers = brokers }, composition.Surroundings.Folder, clock, Tell);
        return (await SendAsync(given, generator, sink, cancel), brokers);
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
        return await generator.WriteAsync(sink, truth, stop, CancellationToken.None);
    }

    void Tell(Data.Diagnostics.Diagnostic note) => ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, [note]);
}
