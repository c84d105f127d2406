using System.CommandLine;

namespace Mixdown.Cli.Commands;

/// <summary>Options of a command line that are dbt's flags: what is given here wins over variables and files, so it matters whether an
/// option was written at all.</summary>
sealed class FlagOptions
{
    readonly List<(string Flag, Option Option, Func<ParseResult, object?> Value)> _options = [];

    /// <summary>An option that is on or off: <c>--fail-fast</c>, <c>--no-fail-fast</c>.</summary>
    public void Switch(string flag, string description, params string[] shortNames)
    {
        var name = Name(flag);
        var on = new Option<bool>(name, shortNames) { Description = description };
        var off = new Option<bool>("--no-" + name[2..]) { Hidden = true };
        _options.Add((flag, on, given => given.GetValue(on)));
        _options.Add((flag, off, given => !given.GetValue(off)));
    }

    /// <summary>An option with one value.</summary>
    public void Text(string flag, string value, string description, params string[] shortNames)
    {
        var option = new Option<string?>(Name(flag), shortNames) { HelpName = value, Description = description };
        _options.Add((flag, option, given => given.GetValue(option)));
    }

    /// <summary>An option with words, which may stand several times.</summary>
    public void Words(string flag, string name, string value, string description, params string[] shortNames)
    {
        var option = new Option<string[]>(name, shortNames) { HelpName = value, Description = description, AllowMultipleArgumentsPerToken = true };
        _options.Add((flag, option, given => given.GetValue(option)));
    }

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (_, option, _) in _options)
            command.Options.Add(option);
    }

    /// <summary>What stands on a command line, by dbt's names.</summary>
    public IReadOnlyDictionary<string, object?> Given(ParseResult given)
    {
        var flags = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (flag, option, value) in _options)
        {
            if (given.GetResult(option) is { Implicit: false })
                flags[flag] = value(given);
        }
        return flags;
    }

    static string Name(string flag) => "--" + flag.Replace('_', '-');
}
