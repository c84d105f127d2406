using System.Globalization;
using System.Text;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>Filters that make text of text.</summary>
static class TextFilters
{
    public static JinjaFunction[] All() =>
    [
        new("lower(s)", a => Texts.Lower(Text(a))),
        new("upper(s)", a => Texts.Upper(Text(a))),
        new("capitalize(s)", a => Texts.Capitalize(Text(a))),
        new("title(s)", a => Title(Text(a))),
        new("trim(value, chars=None)", a => Texts.Strip(Text(a), a.TextOrNull(1))),
        new("string(value)", a => Text(a)),
        new("safe(value)", a => Text(a)),
        new("replace(s, old, new, count=None)", a => Texts.Replace(Text(a), Printing.Str(a[1]), Printing.Str(a[2]), a[3] is null ? -1 : a.Integer(3))),
        new("format(value, *args, **kwargs)", Format),
        new("center(value, width=80)", a => Texts.Center(Text(a), a.Integer(1), ' ')),
        new("indent(s, width=4, first=False, blank=False)", Indent),
        new("truncate(s, length=255, killwords=False, end='...', leeway=5)", Truncate),
        new("wordcount(s)", a => Words(Text(a)).Count()),
        new("wordwrap(s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)",
            a => WordWrap.Apply(Text(a), a.Integer(1), a.IsTrue(2), Printing.Str(a[3] ?? "\n"), a.IsTrue(4))),
        new("pprint(value, verbose=False)", a => Printing.Repr(a[0])),
    ];

    internal static string Text(BoundArguments a) => Printing.Str(a[0]);

    /// <summary>Runs of letters, digits and underscores.</summary>
    static IEnumerable<string> Words(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Unlike the method: words start after whitespace, hyphens and opening brackets only.</summary>
    static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            result.Append(isStart ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            isStart = char.IsWhiteSpace(c) || c is '-' or '(' or '{' or '[' or '<';
        }
        return result.ToString();
    }

    static string Format(BoundArguments a)
    {
        var (positional, named) = ((JinjaTuple)a[1]!, (JinjaDict)a[2]!);
        if (positional.Count > 0 && named.Count > 0)
            throw new JinjaException(JinjaErrorKind.Arguments, "format takes either plain or named arguments, not both");
        return PercentFormat.Apply(Text(a), named.Count > 0 ? named : positional);
    }

    static string Indent(BoundArguments a)
    {
        var width = a[1] as string ?? new string(' ', Math.Clamp(a.Integer(1), 0, 10_000));
        var lines = Text(a).Split('\n');
        var result = new StringBuilder();
        for (var at = 0; at < lines.Length; at++)
        {
            var isIndented = at == 0 ? a.IsTrue(2) : a.IsTrue(3) || lines[at].Length > 0;
            result.Append(at == 0 ? "" : "\n").Append(isIndented ? width : "").Append(lines[at]);
        }
        Sizes.CheckText(result.Length);
        return result.ToString();
    }

    static string Truncate(BoundArguments a)
    {
        var (text, length, end) = (Text(a), a.Integer(1), Printing.Str(a[3]));
        if (length < end.Length)
            throw new JinjaException(JinjaErrorKind.Value, $"expected length >= {end.Length.ToString(CultureInfo.InvariantCulture)}, got {length.ToString(CultureInfo.InvariantCulture)}");
        if (text.Length <= length + a.Integer(4))
            return text;
        var cut = text[..(length - end.Length)];
        var space = cut.LastIndexOf(' ');
        return (a.IsTrue(2) || space < 0 ? cut : cut[..space]) + end;
    }
}
