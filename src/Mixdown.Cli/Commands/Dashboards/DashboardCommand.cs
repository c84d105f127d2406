using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Engines;
using Mixdown.Runs.Validation;

namespace Mixdown.Cli.Commands.Dashboards;

/// <summary><c>mixdown dashboard list|export|link</c>: what is done with dashboards beside looking at them.</summary>
static class DashboardCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition) => new("dashboard", "List dashboards, and give them away as files and links")
    {
        List(composition),
        new ExportCommand(composition).Create(),
        new LinkCommand(composition).Create(),
    };

    static Command List(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("list", "The project's dashboards");
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var found = new ProjectReading(composition.RunHost([])).Dashboards(options.Read(given, "dashboard"), cancel);
            var rows = new ResultTable(
                [new("dashboard", "VARCHAR"), new("title", "VARCHAR"), new("description", "VARCHAR")],
                [.. found.Select(one => new object?[] { one.Id, one.Title, one.Description })]);
            AnswerText.Write(composition.Terminal, rows, given.GetValue(options.Json), "there is no dashboard: write one in dashboards/");
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
