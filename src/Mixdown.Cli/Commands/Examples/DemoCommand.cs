using System.CommandLine;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands.Examples;

/// <summary><c>mixdown demo</c>: an example from nothing to answers, and to dashboards where a person watches.</summary>
/// <param name="composition">Makes the run.</param>
sealed class DemoCommand(Composition composition)
{
    const string Store = "music-store";
    const string Events = "music-events";
    const string Shopping = "shopping";

    readonly Argument<string> _example = new("example")
    {
        Description = $"{Store}: what a store sells. {Events}: what its listeners do. {Shopping}: who buys which clothes",
        DefaultValueFactory = _ => Store,
    };

    readonly DemoFiles _files = new();
    readonly ListeningDemo _listening = new(composition);
    readonly DemoServing _serving = new(composition);
    readonly DemoAnswers _answers = new(composition);
    readonly ProjectOptions _options = new(composition.Surroundings);

    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new DemoCommand(composition).Create();

    Command Create()
    {
        _example.AcceptOnlyFromAmong(Store, Events, Shopping);
        var command = new Command("demo", "Generate an example's data, load it, build and test its star schema, answer its questions, and serve its dashboards") { _example };
        _files.AddTo(command);
        _listening.AddTo(command);
        _serving.AddTo(command);
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var example = given.GetValue(_example)!;
        var request = _options.Read(given, "demo", given.GetValue(_options.ProjectDir) ?? ExampleFolder.Find(example)) with { Changed = true };
        await WriteFilesAsync(given, example, request, cancel);
        if (example == Events && await _listening.StreamAsync(given, request, _files.Scale(given), cancel) == RunStatus.Error)
            return ExitCode.Of(RunStatus.Error);
        var status = await composition.ProjectRun(_options.View(given, composition.Terminal)).RefreshAsync(request, cancel);
        if (status is RunStatus.Success or RunStatus.Warn && !given.GetValue(_options.Json) && !given.GetValue(_options.Quiet))
            await EndAsync(given, example, request, cancel);
        return ExitCode.Of(status);
    }

    Task WriteFilesAsync(ParseResult given, string example, RunRequest request, CancellationToken cancel) => example == Shopping
        ? _files.WritePurchasesAsync(given, request, cancel)
        : _files.WriteStoreAsync(given, request, cancel);

    async Task EndAsync(ParseResult given, string example, RunRequest request, CancellationToken cancel)
    {
        var isServed = _serving.IsWanted(given);
        _answers.Print(request, cancel);
        _answers.PrintNext(request, Mart(example), isServed);
        if (isServed)
            await _serving.ServeAsync(given, request, example == Events ? _listening.Live(given, _files.Scale(given)) : null, cancel);
    }

    static string Mart(string example) => example switch
    {
        Events => "mart_activity_daily",
        Shopping => "mart_revenue_by_category",
        _ => "mart_sales_monthly",
    };
}
