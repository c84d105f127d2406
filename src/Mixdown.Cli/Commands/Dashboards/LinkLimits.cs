using System.CommandLine;
using System.CommandLine.Parsing;
using Mixdown.Runs.Dashboards.States;

namespace Mixdown.Cli.Commands.Dashboards;

/// <summary>The options that say what a link shows, and what of it can be changed.</summary>
sealed class LinkLimits
{
    readonly Option<string?> _tile = new("--tile") { HelpName = "ID", Description = "One tile alone" };
    readonly Option<KeyValuePair<string, string>[]> _locks = Pairs("--lock", "FILTER=VALUE", "A filter that the viewer can neither see nor change; again for further values or filters");
    readonly Option<KeyValuePair<string, string>[]> _parameters = Pairs("--lock-parameter", "NAME=CHOICE", "A parameter, likewise");
    readonly Option<string[]> _open = new("--open") { HelpName = "FILTER", Description = "A filter that the viewer can change; all others are hidden, with their defaults", Arity = ArgumentArity.OneOrMore };
    readonly Option<string[]> _openParameters = new("--open-parameter") { HelpName = "NAME", Description = "A parameter, likewise", Arity = ArgumentArity.OneOrMore };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (IEnumerable<Option>)[_tile, _locks, _parameters, _open, _openParameters])
            command.Options.Add(option);
    }

    /// <summary>What was given.</summary>
    public ViewLimits Read(ParseResult given) => new()
    {
        Tile = given.GetValue(_tile),
        Filters = (given.GetValue(_locks) ?? []).GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(filter => filter.Key, filter => (IReadOnlyList<string>)[.. filter], StringComparer.Ordinal),
        Parameters = (given.GetValue(_parameters) ?? []).DistinctBy(pair => pair.Key).ToDictionary(StringComparer.Ordinal),
        OpenFilters = given.GetValue(_open) ?? [],
        OpenParameters = given.GetValue(_openParameters) ?? [],
    };

    static Option<KeyValuePair<string, string>[]> Pairs(string name, string help, string description) =>
        new(name) { HelpName = help, Description = description, Arity = ArgumentArity.OneOrMore, CustomParser = ReadPairs };

    static KeyValuePair<string, string>[] ReadPairs(ArgumentResult result)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0)
                pairs.Add(KeyValuePair.Create(text[..sign], text[(sign + 1)..]));
            else
                result.AddError($"'{text}' has no '=' between a name and a value");
        }
        return [.. pairs];
    }
}
