using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving;
using Mixdown.Web.Exports;

namespace Mixdown.Cli.Commands.Dashboards;

/// <summary><c>mixdown dashboard export NAME</c>: a dashboard as a file.</summary>
/// <param name="composition">What commands get.</param>
sealed class ExportCommand(Composition composition)
{
    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly Argument<string> _name = new("name") { Description = "A dashboard's id or title" };
    readonly Option<ExportFormat?> _form = new("--as") { HelpName = "FORM", Description = "html, snapshot, png, pdf or csv. Default: as the ending of --output says, else html", CustomParser = given => CommandWords.OneOf<ExportFormat>(given) };
    readonly Option<string?> _output = new("--output", "-o") { HelpName = "PATH", Description = "Where it goes; '-' is standard output. Default: a file called as the dashboard, in this folder; rows of one tile go to standard output" };
    readonly Option<string?> _tile = new("--tile") { HelpName = "ID", Description = "One tile alone, by its id or title" };
    readonly Option<KeyValuePair<string, string>[]> _filters = new("--filter") { HelpName = "NAME=VALUE", Description = "A filter's value; again for several values", CustomParser = Pairs };
    readonly Option<KeyValuePair<string, string>[]> _parameters = new("--parameter") { HelpName = "NAME=VALUE", Description = "A parameter's choice", CustomParser = Pairs };
    readonly Option<string?> _period = new("--period") { HelpName = "PERIOD", Description = "The period, for example 'last 30 days' or 2025-01-01..2025-03-31" };
    readonly Option<string?> _zone = new("--timezone") { HelpName = "ZONE", Description = "Whose days are meant, for example Europe/Berlin. Default: this machine's" };
    readonly Option<ExportTheme> _theme = new("--theme") { HelpName = "THEME", Description = "light, dark or system", CustomParser = CommandWords.OneOf<ExportTheme>, DefaultValueFactory = _ => ExportTheme.System };
    readonly Option<int?> _width = new("--width") { HelpName = "PIXELS", Description = "How wide a picture or snapshot is drawn. Default: 1200, and 800 for one tile" };
    readonly Option<TimeSpan?> _timeout = new("--timeout") { HelpName = "TIME", Description = "How long the browser may take to draw once, for example 5m. Default: 2m", CustomParser = given => ProjectOptions.ReadDuration(given) };
    readonly Option<string[]> _choices = new("--choices") { HelpName = "NAME", Description = "A filter or parameter that can be chosen in the interactive file; again for several" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        var command = new Command("export", "Give a dashboard away: an interactive page, a page without scripts, a picture, paper, or its rows")
        {
            _name, _form, _output, _tile, _filters, _parameters, _period, _zone, _theme, _width, _timeout, _choices,
        };
        _options.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult given, CancellationToken cancel)
    {
        var output = given.GetValue(_output);
        var look = Look(given, output);
        var request = _options.Read(given, "dashboard");
        var started = Stopwatch.GetTimestamp();
        var target = new ExportTarget(composition.Surroundings.Folder, output, look.Format, HasTile: given.GetValue(_tile) is not null);
        target.RequireFolder();
        using var made = new MemoryStream();
        var file = await MakeAsync(request, Request(given), look, made, cancel);
        if (target.IsStandardOutput)
            WriteOut(made);
        else
            Say(given, target.Write(file, made), made.Length, Stopwatch.GetElapsedTime(started));
        ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, file.Problems);
        return file.Problems.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    async Task<ExportedFile> MakeAsync(RunRequest request, ExportRequest export, ExportLook look, MemoryStream into, CancellationToken cancel)
    {
        if (composition.Exporter is { } ours)
            return await ours.WriteAsync(export, look, into, cancel);
        await using var served = await ServedProject.OpenAsync(composition.RunHost([]), request, cancel);
        await using var answers = new DashboardAnswers(served, new DashboardOptions());
        using var exporter = new DashboardExporter(served, answers, new ExportOptions { Environment = composition.Surroundings.Environment });
        return await exporter.WriteAsync(export, look, into, cancel);
    }

    ExportRequest Request(ParseResult given) => new(given.GetValue(_name)!)
    {
        Filters = given.GetValue(_filters) ?? [],
        Parameters = given.GetValue(_parameters) ?? [],
        Period = given.GetValue(_period),
        Zone = given.GetValue(_zone) ?? ZoneHere(),
        Tile = given.GetValue(_tile),
        Choices = given.GetValue(_choices) ?? [],
        Theme = given.GetValue(_theme),
    };

    ExportLook Look(ParseResult given, string? output)
    {
        var width = given.GetValue(_width);
        if (width is < ExportLook.LeastWidth or > ExportLook.MostWidth)
            throw new MixdownException(new Diagnostic("MX4128", $"A page of {width} pixels cannot be drawn", Hint: $"Write --width {ExportLook.LeastWidth} to {ExportLook.MostWidth}."));
        return new ExportLook(given.GetValue(_form) ?? ExportTarget.FormatOf(output)) { Width = width, TimeLimit = given.GetValue(_timeout) };
    }

    void WriteOut(MemoryStream made)
    {
        using var output = composition.Terminal.Bytes();
        made.WriteTo(output);
    }

    void Say(ParseResult given, string path, long bytes, TimeSpan took)
    {
        if (!given.GetValue(_options.Quiet))
            composition.Terminal.Output.WriteLine($"  exported   {path}   {Figures.Bytes(bytes)}   {composition.Terminal.Palette.Quiet(Figures.Time(took))}");
    }

    /// <summary>The IANA name of this machine's zone; UTC where it has none.</summary>
    string ZoneHere() => composition.Clock.LocalTimeZone is { HasIanaId: true } zone ? zone.Id : "UTC";

    static KeyValuePair<string, string>[] Pairs(ArgumentResult given)
    {
        foreach (var token in given.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            given.AddError($"'{token.Value}' is no NAME=VALUE.");
        return [.. given.Tokens.Select(token => token.Value.Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
    }
}
