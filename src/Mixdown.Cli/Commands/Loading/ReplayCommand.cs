using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Runs.Running;
using Mixdown.Runs.Running.Loading;

namespace Mixdown.Cli.Commands.Loading;

/// <summary><c>mixdown quarantine replay</c> and <c>discard</c>.</summary>
/// <param name="composition">Makes the run.</param>
sealed class ReplayCommand(Composition composition)
{
    const string CodePrefix = "code=";

    readonly ProjectOptions _options = new(composition.Surroundings);
    readonly Option<string?> _load = new("--load") { HelpName = "NAME", Description = "A load. Default: all" };
    readonly Option<string?> _file = new("--file") { HelpName = "PATH", Description = "Records of this source file only, as 'quarantine list' names it" };
    readonly Option<string?> _where = new("--where") { HelpName = "code=CODE", Description = "Records with this code only, for example code=MX2107", Validators = { CheckWhere } };
    readonly Option<string?> _from = new("--from") { HelpName = "FILE", Description = "Corrected records: what 'quarantine show TABLE --csv' prints, with texts in 'raw' changed" };
    readonly Option<string> _reason = new("--reason") { HelpName = "TEXT", Description = "Why, for the quarantine's history", Required = true };

    /// <summary>Reads them again.</summary>
    public Command Replay()
    {
        var table = new Argument<string?>("table") { Description = "A bronze table. Default: all", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("replay", "Read records again, with the load's present options or with corrected texts") { table, _from };
        return Finish(command, table, given => new ReplayAsked { From = given.GetValue(_from) is { } from ? Path.GetFullPath(from, composition.Surroundings.Folder) : null });
    }

    /// <summary>Takes them out.</summary>
    public Command Discard()
    {
        var table = new Argument<string?>("table") { Description = "A bronze table" };
        var command = new Command("discard", "Take records out of quarantine for good") { table, _reason };
        return Finish(command, table, given => new ReplayAsked { Reason = given.GetValue(_reason) });
    }

    Command Finish(Command command, Argument<string?> table, Func<ParseResult, ReplayAsked> asked)
    {
        foreach (var option in (IEnumerable<Option>)[_load, _file, _where])
            command.Options.Add(option);
        _options.AddTo(command);
        command.SetAction((given, cancel) => RunAsync(given, asked(given) with { Table = given.GetValue(table) }, cancel));
        return command;
    }

    async Task<int> RunAsync(ParseResult given, ReplayAsked asked, CancellationToken cancel)
    {
        var request = _options.Read(given, "quarantine") with { Select = given.GetValue(_load) is { } load ? [load] : [] };
        asked = asked with { File = given.GetValue(_file), Code = given.GetValue(_where)?[CodePrefix.Length..] };
        return ExitCode.Of(await composition.ProjectRun(_options.View(given, composition.Terminal)).ReplayAsync(request, asked, cancel));
    }

    static void CheckWhere(OptionResult given)
    {
        if (given.Tokens is [var token] && !token.Value.StartsWith(CodePrefix, StringComparison.Ordinal))
            given.AddError($"'{token.Value}' is no condition: write code=MX2107.");
    }
}
