using System.CommandLine;
using System.Security.Cryptography;
using Mixdown.Cli.Commands;
using Mixdown.Cli.Commands.Adhoc;
using Mixdown.Cli.Commands.Dashboards;
using Mixdown.Cli.Commands.Examples;
using Mixdown.Cli.Commands.Lakes;
using Mixdown.Cli.Commands.Live;
using Mixdown.Cli.Commands.Loading;
using Mixdown.Cli.Commands.Serving;
using Mixdown.Cli.Commands.Streams;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files;
using Mixdown.Runs.Events;
using Mixdown.Runs.Live;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Runs;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live.Views;
using Mixdown.S3;
using Mixdown.S3.Settings;
using Mixdown.Web.Exports;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Cli;

/// <summary>The one place that wires: which commands there are, and what each of them gets. The boundary at which errors turn into
/// text and exit codes.</summary>
/// <param name="clock">The time of everything below.</param>
/// <param name="terminal">Where commands write.</param>
/// <param name="surroundings">Where commands were started.</param>
sealed class Composition(TimeProvider clock, Terminal terminal, Surroundings surroundings)
{
    /// <summary>Where commands write.</summary>
    public Terminal Terminal => terminal;

    /// <summary>Where commands were started.</summary>
    public Surroundings Surroundings => surroundings;

    /// <summary>What a command is part of in the process that serves its project; null: it has its own process.</summary>
    public GoingRun? Within { get; init; }

    /// <summary>Makes files of the dashboards that this process serves; null: it serves none.</summary>
    public DashboardExporter? Exporter { get; init; }

    /// <summary>Runs one command line, until the process is told to stop.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunUntilStoppedAsync(string[] arguments)
    {
        using var stop = new StopSignals();
        return await RunAsync(arguments, stop.Token);
    }

    /// <summary>Runs one command line, until it is cancelled.</summary>
    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(string[] arguments, CancellationToken stop)
    {
        try
        {
            var given = Root().Parse(arguments);
            if (Within is null && await new CommandHandOver(this).TryAsync(given, arguments, stop) is { } handed)
                return handed;
            var exitCode = await given.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Output, Error = terminal.Errors }, stop);
            return given.Errors.Count > 0 ? ExitCode.Unable : exitCode;
        }
        catch (MixdownException problem)
        {
            var secrets = ProjectSecrets.Of(surroundings.Environment);
            ProblemText.Write(terminal.Errors, terminal.Palette, problem.Diagnostics.Select(secrets.Of));
            return ExitCode.Unable;
        }
        catch (OperationCanceledException)
        {
            terminal.Errors.WriteLine("stopped");
            return ExitCode.Unable;
        }
    }

    /// <summary>What runs get from this process.</summary>
    public RunHost RunHost(IReadOnlyList<IRunListener> listeners)
    {
        var host = new RunHost(clock, Guid.CreateVersion7, listeners)
        {
            Stores = (settings, wrong) => new S3Stores(S3Settings.Bind(settings, wrong), new S3Host(clock, Chance, surroundings.Environment)),
        };
        return Within is null ? host : Within.Host(host);
    }

    /// <summary>Runs commands on projects, shown by <paramref name="view"/>.</summary>
    public ProjectRun ProjectRun(IRunListener view) => new(RunHost([view]));

    /// <summary>Runs streams, shown by <paramref name="view"/>, with what runs beside them.</summary>
    public StreamRun StreamRun(IRunListener view) => new(RunHost([view]), Beside);

    /// <summary>What runs beside the streams of this process, in the order in which it is started: live aggregates, the web server, the
    /// socket.</summary>
    IReadOnlyList<IStreamCompanion> Beside(RunningStreams streams)
    {
        var live = new LiveCompanion(RunHost([]), streams);
        return [live, Server(streams, live)];
    }

    StreamServer Server(RunningStreams streams, LiveCompanion live) => StreamServer(streams, live.Views, new WebOptions
    {
        Port = streams.Request.Port ?? ServeSettings.Of(streams.Project).Port,
        Version = ProductVersion.Text,
        Report = problem => streams.Events.Send(at => new Noted(at, problem)),
    });

    /// <summary>What takes the events of streams and answers for their live tables.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="views">Their live tables.</param>
    /// <param name="web">Where it listens, unless <paramref name="listen"/> does.</param>
    /// <param name="listen">Listens in its place.</param>
    public StreamServer StreamServer(
        RunningStreams streams, LiveViews views, WebOptions web, Func<IReadOnlyList<WebEndpoints>, CancellationToken, Task<Uri>>? listen = null) =>
        new(streams, views, new StreamServerOptions
        {
            Web = web,
            Listen = listen,
            Clock = clock,
            RuntimeFolder = RuntimeFolder,
            Epoch = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)),
        });

    /// <summary>Where sockets are made; null: in the temporary folder.</summary>
    public string? RuntimeFolder => surroundings.Environment.GetValueOrDefault("XDG_RUNTIME_DIR");

    /// <summary>The time of everything below.</summary>
    public TimeProvider Clock => clock;

    static double Chance() => RandomNumberGenerator.GetInt32(1 << 20) / (double)(1 << 20);

    RootCommand Root()
    {
        var root = new RootCommand("Mixdown takes files, databases and streams to a tested star schema and live dashboards, in one process")
        {
            DemoCommand.Create(this),
            InitCommand.Create(this),
        };
        root.Subcommands.Add(new LoadCommand(this).Create());
        foreach (var command in new RunCommands(this).Create())
            root.Subcommands.Add(command);
        foreach (var command in new ProjectCommands(this).Create())
            root.Subcommands.Add(command);
        root.Subcommands.Add(ParseCommand.Create(this));
        root.Subcommands.Add(DocsCommand.Create(this));
        root.Subcommands.Add(CleanCommand.Create(this));
        root.Subcommands.Add(DebugCommand.Create(this));
        root.Subcommands.Add(new DepsCommand(this).Create());
        root.Subcommands.Add(SourceCommand.Create(this));
        root.Subcommands.Add(PlanCommand.Create(this));
        root.Subcommands.Add(DiffCommand.Create(this));
        root.Subcommands.Add(QueryCommand.Create(this));
        root.Subcommands.Add(ShowCommand.Create(this));
        root.Subcommands.Add(RunOperationCommand.Create(this));
        root.Subcommands.Add(new ServeCommand(this).Create());
        root.Subcommands.Add(DashboardCommand.Create(this));
        root.Subcommands.Add(new StreamCommand(this).Create());
        root.Subcommands.Add(new LakeCommand(this).Create());
        root.Subcommands.Add(QuarantineCommand.Create(this));
        root.Subcommands.Add(ReconcileCommand.Create(this));
        root.Subcommands.Add(SchemaCommand.Create(this));
        root.Subcommands.Add(LspCommand.Create(this));
        root.Subcommands.Add(GenerateCommand.Create(this, clock));
        CommandWords.RefuseUnknownOptions(root);
        return root;
    }
}
