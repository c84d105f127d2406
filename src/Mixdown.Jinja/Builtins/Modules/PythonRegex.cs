using System.Text;
using System.Text.RegularExpressions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>A regular expression in Python's writing, run by .NET's engine.</summary>
sealed class PythonRegex
{
    /// <summary>What only the backtracking engine can do; everything else takes time linear in the text.</summary>
    static readonly string[] NeedsBacktracking =
        ["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?(", "\\k<", "\\1", "\\2", "\\3", "\\4", "\\5", "\\6", "\\7", "\\8", "\\9"];

    /// <summary>A pattern that needs longer is an error: some patterns would backtrack for years.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly Regex _regex;
    readonly string _pattern;

    PythonRegex(string pattern, RegexOptions options)
    {
        _pattern = pattern;
        _regex = new Regex(pattern, options, Patience);
    }

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
            var translated = Translate(pattern);
            var isLinear = !Array.Exists(NeedsBacktracking, part => translated.Contains(part, StringComparison.Ordinal));
            return new PythonRegex(translated, Options(flags) | (isLinear ? RegexOptions.NonBacktracking : RegexOptions.None));
        }
        catch (RegexParseException wrong)
        {
            // .NET has no way to ask whether a pattern is well formed.
            throw new JinjaException(JinjaErrorKind.Value, $"{Printing.Repr(pattern)} is not a regular expression: {wrong.Error}", cause: wrong);
        }
    }

    public static string Escape(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '_' or > '\x7f' || "!\"%',/:;<=>@`".Contains(c, StringComparison.Ordinal) ? c.ToString() : "\\" + c));

    public object? MatchAt(string text) => Found(Anchored($"\\A(?:{_pattern})"), text);

    public object? FullMatch(string text) => Found(Anchored($"\\A(?:{_pattern})\\z"), text);

    public object? Search(string text) => Found(_regex, text);

    /// <summary>Texts, or tuples of groups where there are several.</summary>
    public JinjaList FindAll(string text) => new(Matches(text).Select(match => match.Groups.Count switch
    {
        1 => match.Value,
        2 => match.Groups[1].Value,
        _ => (object?)new JinjaTuple([.. match.Groups.Cast<Group>().Skip(1).Select(group => (object?)group.Value)]),
    }));

    public JinjaStream FindMatches(string text) => new(Matches(text).Select(match => new JinjaMatch(match, _regex)), "callable_iterator");

    public string Replace(BoundArguments a, object? by, string text, int count)
    {
        var limit = count == 0 ? -1 : count;
        if (by is string template)
            return InTime(() => _regex.Replace(text, match => Expand(template, match), limit));
        return InTime(() => _regex.Replace(text, match => Printing.Str(Access.Call(by, new JinjaArguments(a.Run, a.At, [new JinjaMatch(match, _regex)], [], []))), limit));
    }

    public JinjaList Split(string text, int limit)
    {
        var parts = new List<object?>();
        var at = 0;
        foreach (var match in Matches(text).Take(limit == 0 ? int.MaxValue : limit))
        {
            parts.Add(text[at..match.Index]);
            parts.AddRange(match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : null));
            at = match.Index + match.Length;
        }
        parts.Add(text[at..]);
        return new JinjaList(parts);
    }

    Regex Anchored(string pattern) => new(pattern, _regex.Options, Patience);

    static JinjaMatch? Found(Regex regex, string text) =>
        InTime(() => regex.Match(text)) is { Success: true } match ? new JinjaMatch(match, regex) : null;

    List<Match> Matches(string text) => InTime(() => _regex.Matches(text).ToList());

    static T InTime<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new JinjaException(JinjaErrorKind.Limit, "the regular expression takes too long on this text", cause: slow);
        }
    }

    static RegexOptions Options(int flags)
    {
        var options = RegexOptions.CultureInvariant;
        options |= (flags & 2) != 0 ? RegexOptions.IgnoreCase : RegexOptions.None;
        options |= (flags & 8) != 0 ? RegexOptions.Multiline : RegexOptions.None;
        options |= (flags & 16) != 0 ? RegexOptions.Singleline : RegexOptions.None;
        return options | ((flags & 64) != 0 ? RegexOptions.IgnorePatternWhitespace : RegexOptions.None);
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
