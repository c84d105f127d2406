using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Runs.Events;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Simulation.Store;

namespace Mixdown.Cli.Commands.Examples;

/// <summary><c>mixdown demo</c>: the music store from nothing to answers.</summary>
/// <param name="composition">Makes the run.</param>
sealed class DemoCommand(Composition composition)
{
    /// <summary>The analysis of the example whose rows are printed.</summary>
    const string Answers = "answers";

    readonly Option<int> _scale = new("--scale") { HelpName = "N", Description = "Size of the store: 1 is about 2,240 invoice lines, 1000 about 2.2 million", DefaultValueFactory = _ => 1 };
    readonly Option<decimal> _dirty = new("--dirty") { HelpName = "RATIO", Description = "Share of damaged records of each kind, 0 to 0.2", DefaultValueFactory = _ => 0.002m };
    readonly ProjectOptions _options = new(composition.Surroundings);

    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new DemoCommand(composition).Create();

    Command Create()
    {
        var command = new Command("demo", "Generate a music store, load it, build and test its star schema, and answer its questions") { _scale, _dirty };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var request = _options.Read(given, "demo", given.GetValue(_options.ProjectDir) ?? ExampleFolder.Find("music-store")) with { Changed = true };
        await GenerateAsync(given, request, cancel);
        var status = await composition.ProjectRun(_options.View(given, composition.Terminal)).RefreshAsync(request, cancel);
        if (status is RunStatus.Success or RunStatus.Warn && !given.GetValue(_options.Json) && !given.GetValue(_options.Quiet))
        {
            PrintAnswers(request, cancel);
            PrintNext(Path.GetRelativePath(composition.Surroundings.Folder, request.ProjectDir));
        }
        return ExitCode.Of(status);
    }

    /// <summary>Makes the store, unless it is there or MIXDOWN_STORE_DATA names another one.</summary>
    async Task GenerateAsync(ParseResult given, RunRequest request, CancellationToken cancel)
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

    void PrintNext(string folder)
    {
        var at = folder == "." ? "" : $" --project-dir {folder}";
        var output = composition.Terminal.Output;
        output.WriteLine();
        output.WriteLine($"  next   ./mixdown query{at} \"select * from gold.mart_sales_monthly\"");
        output.WriteLine($"         ./mixdown ls{at} --select path:models/gold");
        output.WriteLine($"         ./mixdown quarantine list{at}          what could not be loaded, and why");
        output.WriteLine($"         edit {Path.Combine(folder, "models")}, then ./mixdown build{at}");
    }
}
