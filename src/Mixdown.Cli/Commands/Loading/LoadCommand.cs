using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Cli.Rendering.Previews;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Loads.Messages;
using Mixdown.Project.Files;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Plans;
using Mixdown.Runs.Running;
using Mixdown.Runs.Running.Loading;
using Mixdown.Runs.Sources;

namespace Mixdown.Cli.Commands.Loading;

/// <summary><c>mixdown load</c>: brings what is new into the lake.</summary>
/// <param name="composition">Makes the run.</param>
sealed class LoadCommand(Composition composition)
{
    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly FlagOptions _flags = new();
    readonly Argument<string[]> _names = new("load") { Description = "Names of loads; all when there are none", Arity = ArgumentArity.ZeroOrMore };
    readonly Option<bool> _migrate = new("--migrate") { Description = "Make columns wide enough for what comes or is declared, and write their tables anew, of any size" };

    readonly Option<bool> _fullRefresh = new("--full-refresh") { Description = "Read the sources from their start, and let what they have take the place of what is there" };
    readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be loaded, changed and rejected, and write nothing" };
    readonly Option<bool> _writeSources = new("--write-sources") { Description = "Then describe the tables in models/bronze/_LOAD__sources.yml; of a file that is there only what it lacks is added" };
    readonly Option<bool> _watch = new("--watch") { Description = "Then go on: load what comes, until Ctrl-C" };
    readonly Option<string?> _event = new("--event")
    {
        HelpName = "FILE|-",
        Description = "Look only at the files that messages of the load's bucket name: S3's notifications, also as SQS, SNS or EventBridge hand them on",
    };

    readonly Option<TimeSpan> _every = new("--every")
    {
        HelpName = "TIME",
        Description = "With --watch: the time between two looks at buckets and databases. Folders are looked at as soon as something changes",
        CustomParser = ProjectOptions.ReadDuration,
        DefaultValueFactory = _ => TimeSpan.FromSeconds(30),
    };

    readonly Option<long?> _memory = new("--memory")
    {
        HelpName = "SIZE",
        Description = "What loads may use together, at least 128MB. Default: load.memory in mixdown.yml, else 512MB",
        CustomParser = ReadMemory,
    };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("load", "Load what is new into the lake's bronze tables")
        {
            _names, _migrate, _fullRefresh, _dryRun, _writeSources, _watch, _event, _every, _memory,
        };
        command.Validators.Add(CheckSources);
        command.Validators.Add(CheckEvent);
        BuildOptions.AddWarnings(_flags);
        _flags.AddTo(command);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    Task<int> RunAsync(ParseResult given, CancellationToken cancel) => given.GetValue(_dryRun) ? PreviewAsync(given, cancel) : LoadAsync(given, cancel);

    async Task<int> PreviewAsync(ParseResult given, CancellationToken cancel)
    {
        var text = new LoadPreviewText(composition.Terminal);
        var previews = await new LoadPreviews(composition.RunHost([])).RunAsync(Request(given), cancel);
        foreach (var (load, tables) in previews)
        {
            if (given.GetValue(_options.Json))
                text.WriteJson(load, tables);
            else
                text.Write(load, tables);
        }
        return previews.Any(load => load.Tables.Any(table => table.Errors.Count > 0)) ? ExitCode.Failure : ExitCode.Success;
    }

    async Task<int> LoadAsync(ParseResult given, CancellationToken cancel)
    {
        var run = composition.ProjectRun(_options.View(given, composition.Terminal));
        if (!given.GetValue(_watch))
        {
            var status = await run.LoadAsync(Request(given) with { Events = await EventsAsync(given, cancel) }, cancel);
            if (given.GetValue(_writeSources))
                await WriteSourcesAsync(given, cancel);
            return ExitCode.Of(status);
        }
        // A person ends it when all is done, so that how it ends says nothing of the loads.
        await run.WatchLoadsAsync(Request(given), given.GetValue(_every), cancel);
        return ExitCode.Of(RunStatus.Success);
    }

    async Task<ObjectEvents?> EventsAsync(ParseResult given, CancellationToken cancel)
    {
        var surroundings = composition.Surroundings;
        return given.GetValue(_event) is { } name ? await new EventFile(name, surroundings.Folder, surroundings.Input).ReadAsync(cancel) : null;
    }

    static long? ReadMemory(ArgumentResult given)
    {
        var text = given.Tokens is [var token] ? token.Value : "";
        if (ByteSize.TryParse(text, out var bytes) && bytes >= RunRequest.LeastMemory)
            return bytes;
        given.AddError($"'{text}' is no size that loads can work with: write 256MB or 1GB, at least 128MB.");
        return null;
    }

    async Task WriteSourcesAsync(ParseResult given, CancellationToken cancel)
    {
        var text = new WrittenSourcesText(composition.Terminal);
        foreach (var written in await new SourcesWriter(composition.RunHost([])).RunAsync(Request(given), cancel))
        {
            if (given.GetValue(_options.Json))
                text.WriteJson(written);
            else
                text.Write(written);
        }
    }

    void CheckSources(CommandResult given)
    {
        if (given.GetValue(_writeSources) && (given.GetValue(_watch) || given.GetValue(_dryRun)))
            given.AddError("--write-sources goes with neither --watch nor --dry-run.");
    }

    void CheckEvent(CommandResult given)
    {
        if (given.GetResult(_event) is null)
            return;
        if (given.GetValue(_names) is not [_])
            given.AddError("--event needs the name of one load: mixdown load LOAD --event FILE.");
        if (given.GetValue(_watch) || given.GetValue(_dryRun) || given.GetValue(_fullRefresh))
            given.AddError("--event goes with none of --watch, --dry-run and --full-refresh.");
    }

    RunRequest Request(ParseResult given)
    {
        var request = _options.Read(given, "load");
        var flags = new FlagValues(_flags.Given(given), request.Environment, ProjectFlags.Read(request.ProjectDir).Flags);
        return request with
        {
            Select = given.GetValue(_names) ?? [],
            Migrate = given.GetValue(_migrate),
            FullRefresh = given.GetValue(_fullRefresh),
            Memory = given.GetValue(_memory),
            Warnings = RequestFlags.Warnings(flags),
        };
    }
}
