using System.Text;
using System.Text.RegularExpressions;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>The text of a pattern, read as a shell reads one.</summary>
sealed class PatternText(string pattern)
{
    const string Anything = "[^/]*";
    static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["table"] = "(?<table>[^/]+?)",
        ["yyyy"] = "[0-9]{4}",
        ["mm"] = "(?:0[1-9]|1[0-2])",
        ["dd"] = "(?:0[1-9]|[12][0-9]|3[01])",
        ["hh"] = "(?:[01][0-9]|2[0-3])",
        ["date"] = "[0-9]{4}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12][0-9]|3[01])",
    };

    readonly StringBuilder _expression = new();
    int _at;

    /// <summary>What is wrong with it, or null.</summary>
    public string? Check()
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] is '}' or ']')
                return $"a {pattern[at]} in the path opens nowhere";
            var end = pattern[at] switch { '{' => '}', '[' => ']', _ => '\0' };
            if (end == '\0')
                continue;
            var close = pattern.IndexOf(end, at + 1);
            if (close < 0)
                return $"a {pattern[at]} in the path does not close";
            if (end == '}' && Unknown(pattern[(at + 1)..close]) is { } wrong)
                return wrong;
            at = close;
        }
        return null;
    }

    /// <summary>As a regular expression over a whole path.</summary>
    public string Expression()
    {
        _expression.Append('^');
        while (_at < pattern.Length)
            Next();
        // A packed file is the same table: {table}.csv also finds album.csv.gz.
        return _expression.Append(@"(\.gz|\.zstd?)?$").ToString();
    }

    static string? Unknown(string part) =>
        Parts.ContainsKey(part) || part.Contains(',', StringComparison.Ordinal)
            ? null
            : $"the path has {{{part}}}, which is neither {{table}}, {{yyyy}}, {{mm}}, {{dd}}, {{hh}}, {{date}} nor a choice such as {{a,b}}";

    void Next()
    {
        switch (pattern[_at])
        {
            case '{':
                Braces();
                break;
            case '[':
                Brackets();
                break;
            case '*':
                Stars();
                break;
            case var c:
                _expression.Append(c == '?' ? "[^/]" : Regex.Escape(c.ToString()));
                _at++;
                break;
        }
    }

    void Braces()
    {
        var close = pattern.IndexOf('}', _at);
        var inside = pattern[(_at + 1)..close];
        _expression.Append(Parts.GetValueOrDefault(inside) ?? $"(?:{string.Join('|', inside.Split(',').Select(Regex.Escape))})");
        _at = close + 1;
    }

    void Brackets()
    {
        var close = pattern.IndexOf(']', _at);
        var inside = pattern[(_at + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal);
        _expression.Append(inside is ['!' or '^', ..] ? $"[^/{inside[1..]}]" : $"[{inside}]");
        _at = close + 1;
    }

    /// <summary><c>*</c> within a name; <c>**/</c> any number of folders; <c>**</c> anything.</summary>
    void Stars()
    {
        var rest = pattern.AsSpan(_at);
        if (!rest.StartsWith("**"))
            _expression.Append(Anything);
        else
            _expression.Append(rest.StartsWith("**/") ? "(?:.*/)?" : ".*");
        _at += rest.StartsWith("**/") ? 3 : rest.StartsWith("**") ? 2 : 1;
    }
}
