using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Events;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Simulation.Store;

namespace Mixdown.Cli.Commands.Examples;

/// <summary><c>mixdown demo</c>: an example from nothing to answers.</summary>
/// <param name="composition">Makes the run.</param>
sealed class DemoCommand(Composition composition)
{
    /// <summary>The analysis of an example whose rows are printed.</summary>
    const string Answers = "answers";

    const string Store = "music-store";
    const string Events = "music-events";

    readonly Argument<string> _example = new("example") { Description = $"{Store}: what a store sells. {Events}: what its listeners do", DefaultValueFactory = _ => Store };
    readonly Option<int> _scale = new("--scale") { HelpName = "N", Description = "Size of the store: 1 is about 2,240 invoice lines, 1000 about 2.2 million", DefaultValueFactory = _ => 1 };
    readonly Option<decimal> _dirty = new("--dirty") { HelpName = "RATIO", Description = "Share of damaged records of each kind in the store's files, 0 to 0.2", DefaultValueFactory = _ => 0.002m };
    readonly ListeningDemo _listening = new(composition);
    readonly ProjectOptions _options = new(composition.Surroundings);

    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new DemoCommand(composition).Create();

    Command Create()
    {
        _example.AcceptOnlyFromAmong(Store, Events);
        var command = new Command("demo", "Generate an example's data, load it, build and test its star schema, and answer its questions") { _example, _scale, _dirty };
        _listening.AddTo(command);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var example = given.GetValue(_example)!;
        var request = _options.Read(given, "demo", given.GetValue(_options.ProjectDir) ?? ExampleFolder.Find(example)) with { Changed = true };
        await GenerateStoreAsync(given, request, cancel);
        if (example == Events && await _listening.StreamAsync(given, request, given.GetValue(_scale), cancel) == RunStatus.Error)
            return ExitCode.Of(RunStatus.Error);
        var status = await composition.ProjectRun(_options.View(given, composition.Terminal)).RefreshAsync(request, cancel);
        if (status is RunStatus.Success or RunStatus.Warn && !given.GetValue(_options.Json) && !given.GetValue(_options.Quiet))
        {
            PrintAnswers(request, cancel);
            PrintNext(example, request);
        }
        return ExitCode.Of(status);
    }

    /// <summary>Makes the store, unless MIXDOWN_STORE_DATA names another one.</summary>
    async Task GenerateStoreAsync(ParseResult given, RunRequest request, CancellationToken cancel)
    {
        if (request.Environment.ContainsKey("MIXDOWN_STORE_DATA"))
            return;
        var options = new StoreOptions { Scale = given.GetValue(_scale), DirtyRatio = given.GetValue(_dirty), Overwrite = true };
        await new StoreGenerator(options).WriteAsync(Path.Combine(request.ProjectDir, "data", "store"), progress: null, cancel);
    }

    void PrintAnswers(RunRequest request, CancellationToken cancel)
    {
        using var query = new ProjectQuery(composition.RunHost([]), request, cancel);
        var answers = query.AnswerAnalysis(Answers, cancel);
        var output = composition.Terminal.Output;
        output.WriteLine();
        foreach (var row in answers.Rows)
            output.WriteLine($"  {composition.Terminal.Palette.Strong(ValueText.Of(row[0]).PadRight(18))} {ValueText.Of(row[1])}");
    }

    void PrintNext(string example, RunRequest request)
    {
        var folder = Path.GetRelativePath(composition.Surroundings.Folder, request.ProjectDir);
        var at = (folder == "." ? "" : $" --project-dir {folder}") + (request.Target is { } target ? $" --target {target}" : "");
        var mart = example == Events ? "mart_activity_daily" : "mart_sales_monthly";
        var output = composition.Terminal.Output;
        output.WriteLine();
        output.WriteLine($"  next   ./mixdown serve{at}                    the dashboards, in the browser");
        output.WriteLine($"         ./mixdown query{at} \"select * from gold.{mart}\"");
        output.WriteLine($"         ./mixdown ls{at} --select path:models/gold");
        output.WriteLine($"         ./mixdown quarantine list{at}          what could not be loaded, and why");
        output.WriteLine($"         edit {Path.Combine(folder, "models")}, then ./mixdown build{at}");
    }
}
