using System.Text;
using System.Text.RegularExpressions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>A regular expression in Python's writing, run by .NET's engine.</summary>
sealed class PythonRegex
{
    /// <summary>A pattern that needs longer is an error: some patterns would run for years.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Regex _regex;

    PythonRegex(Regex regex) => _regex = regex;

    /// <summary>Python's flags, with its numbers.</summary>
    public static IEnumerable<(string Name, long Flag)> Flags { get; } =
    [
        ("I", 2), ("IGNORECASE", 2), ("M", 8), ("MULTILINE", 8), ("S", 16), ("DOTALL", 16), ("X", 64), ("VERBOSE", 64),
    ];

    /// <exception cref="JinjaException">The pattern is not a regular expression.</exception>
    public static PythonRegex Parse(string pattern, int flags)
    {
        try
        {
            return new PythonRegex(new Regex(Translate(pattern), Options(flags), Patience));
        }
        catch (RegexParseException wrong)
        {
            // .NET has no way to ask whether a pattern is well formed.
            throw new JinjaException(JinjaErrorKind.Value, $"{Printing.Repr(pattern)} is not a regular expression: {wrong.Error}", cause: wrong);
        }
    }

    public static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '_' or > '\x7f' || "!\"%',/:;<=>@`".Contains(c, StringComparison.Ordinal) ? c.ToString() : "\\" + c));

    public object? MatchAt(string text) => _regex.Match(text) is { Success: true, Index: 0 } match ? new JinjaMatch(match, _regex) : AtStart(text);

    public object? FullMatch(string text)
    {
        var whole = new Regex($"\\A(?:{_regex})\\z", _regex.Options, Patience).Match(text);
        return whole.Success ? new JinjaMatch(whole, _regex) : null;
    }

    public object? Search(string text) => _regex.Match(text) is { Success: true } match ? new JinjaMatch(match, _regex) : null;

    /// <summary>Texts, or tuples of groups where there are several.</summary>
    public JinjaList FindAll(string text) => new(_regex.Matches(text).Select(match => match.Groups.Count switch
    {
        1 => match.Value,
        2 => match.Groups[1].Value,
        _ => (object?)new JinjaTuple([.. match.Groups.Cast<Group>().Skip(1).Select(group => (object?)group.Value)]),
    }));

    public JinjaStream FindMatches(string text) =>
        new(_regex.Matches(text).Select(match => new JinjaMatch(match, _regex)), "callable_iterator");

    public string Replace(BoundArguments a, object? by, string text, int count)
    {
        var limit = count == 0 ? -1 : count;
        if (by is string template)
            return _regex.Replace(text, match => Expand(template, match), limit);
        return _regex.Replace(text, match => Printing.Str(Access.Call(by, new JinjaArguments(a.Run, a.At, [new JinjaMatch(match, _regex)], [], []))), limit);
    }

    public JinjaList Split(string text, int limit)
    {
        var parts = new List<object?>();
        var at = 0;
        foreach (var match in _regex.Matches(text).Take(limit == 0 ? int.MaxValue : limit))
        {
            parts.Add(text[at..match.Index]);
            parts.AddRange(match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : null));
            at = match.Index + match.Length;
        }
        parts.Add(text[at..]);
        return new JinjaList(parts);
    }

    /// <summary>The pattern may find something later although it fits at the start in another way.</summary>
    object? AtStart(string text)
    {
        var match = new Regex($"\\A(?:{_regex})", _regex.Options, Patience).Match(text);
        return match.Success ? new JinjaMatch(match, _regex) : null;
    }

    static RegexOptions Options(int flags)
    {
        var options = RegexOptions.CultureInvariant;
        options |= (flags & 2) != 0 ? RegexOptions.IgnoreCase : 0;
        options |= (flags & 8) != 0 ? RegexOptions.Multiline : 0;
        options |= (flags & 16) != 0 ? RegexOptions.Singleline : 0;
        return options | ((flags & 64) != 0 ? RegexOptions.IgnorePatternWhitespace : 0);
    }

    /// <summary>Python writes <c>(?P&lt;n&gt;…)</c>, <c>(?P=n)</c> and <c>\Z</c> its own way.</summary>
    static string Translate(string pattern) => pattern
        .Replace("(?P<", "(?<", StringComparison.Ordinal)
        .Replace("\\Z", "\\z", StringComparison.Ordinal) is var text && text.Contains("(?P=", StringComparison.Ordinal)
            ? Regex.Replace(text, @"\(\?P=(\w+)\)", @"\k<$1>", RegexOptions.NonBacktracking)
            : text;

    /// <summary><c>\1</c> and <c>\g&lt;name&gt;</c> in a replacement.</summary>
    static string Expand(string template, Match match)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '\\' || at + 1 == template.Length)
                text.Append(template[at]);
            else if (char.IsAsciiDigit(template[++at]))
                text.Append(match.Groups[template[at] - '0'].Value);
            else if (template[at] == 'g' && template.IndexOf('>', at) is > 0 and var end)
                text.Append(match.Groups[template[(at + 2)..(at = end)]].Value);
            else
                text.Append(template[at] == 'n' ? "\n" : template[at] == 't' ? "\t" : template[at].ToString());
        }
        return text.ToString();
    }
}
