using System.Text.RegularExpressions;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>Python's <c>re</c>, as <c>modules.re</c>. .NET's syntax is Python's but for named groups, which are translated.</summary>
static class RegexFunctions
{
    /// <summary>Patterns come from templates: one that backtracks without end is stopped.</summary>
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static JinjaDict Module { get; } = new()
    {
        ["match"] = new JinjaFunction("match(pattern, string, flags=0)", given => First(given, @"\A(?:", ")")),
        ["fullmatch"] = new JinjaFunction("fullmatch(pattern, string, flags=0)", given => First(given, @"\A(?:", @")\z")),
        ["search"] = new JinjaFunction("search(pattern, string, flags=0)", given => First(given, "", "")),
        ["findall"] = new JinjaFunction("findall(pattern, string, flags=0)", FindAll),
        ["split"] = new JinjaFunction("split(pattern, string, maxsplit=0, flags=0)", given =>
            new JinjaList(Pattern(given.Text(0), given.Integer(3)).Split(given.Text(1)))),
        ["sub"] = new JinjaFunction("sub(pattern, repl, string, count=0, flags=0)", Replace),
        ["escape"] = new JinjaFunction("escape(pattern)", given => Regex.Escape(given.Text(0))),
        ["IGNORECASE"] = 2L,
        ["I"] = 2L,
        ["MULTILINE"] = 8L,
        ["DOTALL"] = 16L,
    };

    static MatchValue? First(BoundArguments given, string before, string after)
    {
        var match = Pattern(before + given.Text(0) + after, given.Integer(2)).Match(given.Text(1));
        return match.Success ? new MatchValue(match) : null;
    }

    static JinjaList FindAll(BoundArguments given) => new(
        Pattern(given.Text(0), given.Integer(2)).Matches(given.Text(1)).Select(object? (match) => match.Groups.Count switch
        {
            1 => match.Value,
            2 => match.Groups[1].Value,
            _ => new JinjaTuple([.. match.Groups.Values.Skip(1).Select(group => group.Value)]),
        }));

    static object? Replace(BoundArguments given)
    {
        var replacement = given.Text(1).Replace("$", "$$", StringComparison.Ordinal);
        replacement = Regex.Replace(replacement, @"\\(?:g<)?(\w+)>?", "$${$1}", RegexOptions.None, Limit);
        var count = given.Integer(3);
        return Pattern(given.Text(0), given.Integer(4)).Replace(given.Text(2), replacement, count == 0 ? -1 : count);
    }

    static Regex Pattern(string python, int flags)
    {
        var options = RegexOptions.CultureInvariant;
        options |= (flags & 2) != 0 ? RegexOptions.IgnoreCase : RegexOptions.None;
        options |= (flags & 8) != 0 ? RegexOptions.Multiline : RegexOptions.None;
        options |= (flags & 16) != 0 ? RegexOptions.Singleline : RegexOptions.None;
        try
        {
            return new Regex(python.Replace("(?P<", "(?<", StringComparison.Ordinal), options, Limit);
        }
        catch (ArgumentException wrong)
        {
            throw new JinjaException(JinjaErrorKind.Value, $"'{python}' is not a pattern: {wrong.Message}", cause: wrong);
        }
    }
}
