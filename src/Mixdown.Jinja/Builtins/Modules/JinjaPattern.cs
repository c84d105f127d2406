using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>What <c>re.compile</c> makes.</summary>
sealed class JinjaPattern(PythonRegex regex, string pattern) : IJinjaObject
{
    public string TypeName => "re.Pattern";

    public PythonRegex Regex => regex;

    public IEnumerable<string> AttributeNames => ["pattern", "match", "fullmatch", "search", "findall", "finditer", "sub", "split"];

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "pattern" => pattern,
            "match" => Method.Of("match(string)", a => regex.MatchAt(a.Text(0))),
            "fullmatch" => Method.Of("fullmatch(string)", a => regex.FullMatch(a.Text(0))),
            "search" => Method.Of("search(string)", a => regex.Search(a.Text(0))),
            "findall" => Method.Of("findall(string)", a => regex.FindAll(a.Text(0))),
            "finditer" => Method.Of("finditer(string)", a => regex.FindMatches(a.Text(0))),
            "sub" => Method.Of("sub(repl, string, count=0)", a => regex.Replace(a, a[0], a.Text(1), a.Integer(2))),
            "split" => Method.Of("split(string, maxsplit=0)", a => regex.Split(a.Text(0), a.Integer(1))),
            _ => null,
        };
        return value is not null;
    }

    public string Print() => $"re.compile({Printing.Repr(pattern)})";
}
