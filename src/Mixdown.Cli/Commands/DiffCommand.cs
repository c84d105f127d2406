using System.CommandLine;
using Mixdown.Cli.Rendering;
using Mixdown.Cli.Rendering.Previews;
using Mixdown.Project.Materialize.Diffs;
using Mixdown.Runs.Diffs;
using Mixdown.Runs.Running;

namespace Mixdown.Cli.Commands;

/// <summary><c>mixdown diff</c>: how the rows of tables differ.</summary>
static class DiffCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var names = new Argument<string[]>("name") { Description = "A model, to compare what its SQL gives now with what is published; or two relations (model or schema.table)", Arity = new ArgumentArity(0, 2) };
        var keys = new Option<string[]>("--key") { HelpName = "COLUMN", Description = "Columns that tell rows apart. Default: a column that is tested to be unique, else unique_key", AllowMultipleArgumentsPerToken = true };
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "Examples of each kind of difference", DefaultValueFactory = _ => new DiffSettings().Examples };
        var command = new Command("diff", "Show how the rows of tables differ, before a model is published or between two tables; change nothing") { names, keys, limit };
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, "diff"));
            var settings = new DiffSettings { Keys = [.. (given.GetValue(keys) ?? []).SelectMany(key => key.Split(',', StringSplitOptions.TrimEntries))], Examples = given.GetValue(limit) };
            var diffs = Compare(new DiffReading(composition.RunHost([])), request, given.GetValue(names) ?? [], settings, cancel);
            if (given.GetValue(options.Json))
                composition.Terminal.Output.WriteLine(PreviewJson.Of(diffs));
            else
                new DiffText(composition.Terminal.Palette, composition.Terminal.Width).Write(composition.Terminal.Output, diffs);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    static IReadOnlyList<TableDiff> Compare(DiffReading reading, RunRequest request, string[] names, DiffSettings settings, CancellationToken cancel) => names switch
    {
        [var old, var now] => [reading.Relations(request, old, now, settings, cancel)],
        _ => reading.Models(request with { Select = [.. request.Select, .. names] }, settings, cancel),
    };
}
