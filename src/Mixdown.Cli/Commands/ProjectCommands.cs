using System.CommandLine;
using Mixdown.Cli.Commands.Adhoc;
using Mixdown.Cli.Rendering;
using Mixdown.Project.Artifacts;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Runs.Running;
using Mixdown.Runs.Validation;

namespace Mixdown.Cli.Commands;

/// <summary>The commands that read a project and run nothing: compile, ls, validate.</summary>
/// <param name="composition">What commands get.</param>
sealed class ProjectCommands(Composition composition)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Command> Create()
    {
        yield return Compile();
        yield return List();
        yield return Validate();
    }

    Command Compile()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var inline = InlineSql.Option();
        var command = new Command("compile", "Make the SQL of what is selected, into target/compiled; of a single node, also print it") { inline };
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var request = build.Read(given, options.Read(given, "compile"));
            var reading = new ProjectReading(composition.RunHost([options.View(given, composition.Terminal)]));
            if (given.GetValue(inline) is { } sql)
                return Task.FromResult(CompileInline(reading.CompileInline(request, sql, cancel)));
            var compiled = reading.Compile(request, cancel);
            if (compiled.Nodes is [var one])
                composition.Terminal.Output.WriteLine(one.Sql);
            else if (!given.GetValue(options.Quiet))
                composition.Terminal.Output.WriteLine($"  compile   {Figures.Count(compiled.Nodes.Count, "node")}   {compiled.Folder}");
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, compiled.Warnings);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    int CompileInline(CompiledNode compiled)
    {
        composition.Terminal.Output.WriteLine(compiled.Sql);
        ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, compiled.Warnings);
        return ExitCode.Success;
    }

    Command List()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var build = new BuildOptions();
        var form = new Option<ListForm>("--output") { HelpName = "FORM", Description = "selector, name, path or json", CustomParser = CommandWords.OneOf<ListForm>, DefaultValueFactory = _ => ListForm.Selector };
        var keys = new Option<string[]>("--output-keys") { HelpName = "KEYS", Description = "Members to print as json, for example: name config.materialized", AllowMultipleArgumentsPerToken = true };
        var command = new Command("ls", "List what a selection holds") { form, keys };
        command.Aliases.Add("list");
        build.AddTo(command);
        options.AddTo(command);
        command.SetAction((given, cancel) =>
        {
            var found = Reading.List(build.Read(given, options.Read(given, "list")), cancel);
            IReadOnlyList<string> members = [.. (given.GetValue(keys) ?? []).SelectMany(words => words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];
            var shape = given.GetValue(form) is ListForm.Selector && given.GetValue(options.Json) ? ListForm.Json : given.GetValue(form);
            foreach (var node in found.Nodes)
                composition.Terminal.Output.WriteLine(shape == ListForm.Json ? ListedNode.Line(node, members) : Text(node, shape));
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, found.Warnings);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    Command Validate()
    {
        var options = new ProjectOptions(composition.Surroundings);
        var command = new Command("validate", "Read every file, resolve every name and bind the SQL of every model; run nothing");
        options.AddTo(command);
        command.SetAction(async (given, cancel) =>
        {
            var found = await Reading.ValidateAsync(options.Read(given, "validate"), cancel);
            ProblemText.Write(composition.Terminal.Errors, composition.Terminal.Palette, found.Problems);
            if (!found.IsValid)
                return ExitCode.Unable;
            if (!given.GetValue(options.Quiet))
                composition.Terminal.Output.WriteLine(Text(found));
            return ExitCode.Success;
        });
        return command;
    }

    ProjectReading Reading => new(composition.RunHost([]));

    string Text(ValidationResult found) =>
        $"  validate   {string.Join("   ", found.Counts.Select(count => Figures.Count(count.Count, count.What)))}   {composition.Terminal.Palette.Good("valid")}";

    static string Text(GraphNode node, ListForm form) => form switch
    {
        ListForm.Name => node.Name,
        ListForm.Path => node.File,
        _ when node is SourceTable => "source:" + string.Join('.', node.Fqn),
        _ when node.KindWord is "exposure" or "metric" or "semantic_model" or "saved_query" or "unit_test" => $"{node.KindWord}:{node.Package}.{node.Name}",
        _ => string.Join('.', node.Fqn),
    };
}
