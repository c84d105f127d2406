using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands.Adhoc;

/// <summary><c>mixdown show</c>: the rows that SQL gives, without building anything.</summary>
static class ShowCommand
{
    /// <summary>Rows that are shown when nobody says how many; dbt's number.</summary>
    const int UsualRows = 5;

    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var inline = InlineSql.Option();
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "Rows of each node at most; -1 for all", DefaultValueFactory = _ => UsualRows };
        var form = new Option<ShowForm>("--output") { HelpName = "FORM", Description = "text or json", CustomParser = CommandWords.OneOf<ShowForm>, DefaultValueFactory = _ => ShowForm.Text };
        var command = new Command("show", "Show the rows that a node's SQL gives, or a SELECT with ref() in it; build nothing") { inline, limit, form };
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, "show"));
            var preview = new ProjectPreview(composition.RunHost([options.View(given, composition.Terminal)]));
            long? rows = given.GetValue(limit) is >= 0 and var most ? most : null;
            if (given.GetValue(inline) is { } sql)
                Write(composition.Terminal, await preview.InlineAsync(request, sql, rows, cancel), given.GetValue(form));
            else
                ShowSelected(composition.Terminal, preview, request, rows, given.GetValue(form), cancel);
            return ExitCode.Success;
        });
        return command;
    }

    static void ShowSelected(Terminal terminal, ProjectPreview preview, RunRequest request, long? rows, ShowForm form, CancellationToken cancel)
    {
        if (request is { Select: [], Selector: null })
        {
            throw new MixdownException(new Diagnostic(
                "MX4012", "'show' has to know what to show", Hint: "Name a node with --select, or give SQL with --inline \"select * from {{ ref('…') }}\"."));
        }
        var (nodes, warnings) = preview.Selected(request, rows, cancel);
        foreach (var node in nodes)
            Write(terminal, node, form);
        ProblemText.Write(terminal.Errors, terminal.Palette, warnings);
    }

    static void Write(Terminal terminal, NodeRows shown, ShowForm form)
    {
        ProblemText.Write(terminal.Errors, terminal.Palette, shown.Warnings);
        if (form == ShowForm.Json)
        {
            terminal.Output.WriteLine(RowsJson.Of(shown));
            return;
        }
        terminal.Output.WriteLine(shown.Name is null ? "Previewing inline node:" : $"Previewing node '{shown.Name}':");
        new TableText(terminal.Palette, terminal.Width).Write(terminal.Output, shown.Rows);
    }
}
