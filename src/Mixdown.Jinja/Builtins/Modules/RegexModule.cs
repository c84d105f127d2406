namespace Mixdown.Jinja.Builtins.Modules;

/// <summary>Python's re.</summary>
static class RegexModule
{
    public static IJinjaObject Make()
    {
        var attributes = PlainObject.Of(
            new("compile(pattern, flags=0)", a => new JinjaPattern(Pattern(a, 0, a.Integer(1)), a.Text(0))),
            new("match(pattern, string, flags=0)", a => Pattern(a, 0, a.Integer(2)).MatchAt(a.Text(1))),
            new("fullmatch(pattern, string, flags=0)", a => Pattern(a, 0, a.Integer(2)).FullMatch(a.Text(1))),
            new("search(pattern, string, flags=0)", a => Pattern(a, 0, a.Integer(2)).Search(a.Text(1))),
            new("findall(pattern, string, flags=0)", a => Pattern(a, 0, a.Integer(2)).FindAll(a.Text(1))),
            new("finditer(pattern, string, flags=0)", a => Pattern(a, 0, a.Integer(2)).FindMatches(a.Text(1))),
            new("sub(pattern, repl, string, count=0, flags=0)", a => Pattern(a, 0, a.Integer(4)).Replace(a, a[1], a.Text(2), a.Integer(3))),
            new("split(pattern, string, maxsplit=0, flags=0)", a => Pattern(a, 0, a.Integer(3)).Split(a.Text(1), a.Integer(2))),
            new("escape(pattern)", a => PythonRegex.Escape(a.Text(0))));
        foreach (var (name, flag) in PythonRegex.Flags)
            attributes[name] = flag;
        return new PlainObject("module 're'", attributes);
    }

    static PythonRegex Pattern(BoundArguments a, int index, int flags) =>
        a[index] is JinjaPattern compiled ? compiled.Regex : PythonRegex.Parse(a.Text(index), flags);
}
