using System.Text;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>Filters for HTML, URLs and JSON. Nothing is escaped on its own here, so that escaped text is plain text.</summary>
static class MarkupFilters
{
    public static JinjaFunction[] All() =>
    [
        new("escape(s)", a => Escape(TextFilters.Text(a))),
        new("forceescape(s)", a => Escape(TextFilters.Text(a))),
        new("striptags(value)", a => StripTags(TextFilters.Text(a))),
        new("urlencode(value)", a => UrlEncode(a[0])),
        new("urlize(value, trim_url_limit=None, nofollow=False, target=None, rel=None, extra_schemes=None)", Urlize),
        new("xmlattr(d, autospace=True)", XmlAttributes),
        new("tojson(value, indent=None)", a => ForHtml(JsonText.Of(a[0], a[1] is null ? null : a.Integer(1), sortKeys: true))),
    ];

    static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal)
        .Replace("\"", "&#34;", StringComparison.Ordinal);

    static string ForHtml(string json) => json
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal)
        .Replace("'", "\\u0027", StringComparison.Ordinal);

    static string StripTags(string text)
    {
        var stripped = HtmlPatterns.Tags.Replace(HtmlPatterns.Comments.Replace(text, ""), "");
        return System.Net.WebUtility.HtmlDecode(string.Join(' ', stripped.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    static string UrlEncode(object? value) => value switch
    {
        string text => Quote(text, keepSlash: true),
        JinjaDict dict => string.Join('&', dict.Select(entry => Pair(entry.Key, entry.Value))),
        JinjaList or JinjaTuple => string.Join('&', Iteration.Over(value).Select(Iteration.ToList).Select(pair => Pair(pair[0], pair[^1]))),
        _ => Quote(Printing.Str(value), keepSlash: true),
    };

    static string Pair(object? key, object? value) =>
        $"{Quote(Printing.Str(key), keepSlash: false)}={Quote(Printing.Str(value), keepSlash: false)}".Replace("%20", "+", StringComparison.Ordinal);

    static string Quote(string text, bool keepSlash)
    {
        var quoted = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)unit;
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '~' || (c == '/' && keepSlash))
                quoted.Append(c);
            else
                quoted.Append('%').Append(unit.ToString("X2", null));
        }
        return quoted.ToString();
    }

    static string Urlize(BoundArguments a)
    {
        var limit = a[1] is null ? int.MaxValue : a.Integer(1);
        var rel = string.Join(' ', new[] { "noopener", a.IsTrue(2) ? "nofollow" : null }.OfType<string>().Concat((a.TextOrNull(4) ?? "").Split(' ')).Where(word => word.Length > 0).Order(StringComparer.Ordinal));
        var target = a[3] is null ? "" : $" target=\"{Escape(a.Text(3))}\"";
        return HtmlPatterns.Links.Replace(Escape(TextFilters.Text(a)), link =>
        {
            var shown = link.Value.Length > limit ? link.Value[..limit] + "..." : link.Value;
            return $"<a href=\"{link.Value}\" rel=\"{rel}\"{target}>{shown}</a>";
        });
    }

    static string XmlAttributes(BoundArguments a)
    {
        var entries = a.As<JinjaDict>(0, "a dict").Where(entry => entry.Value is not null and not JinjaUndefined);
        var text = string.Join(' ', entries.Select(entry => $"{Escape(Printing.Str(entry.Key))}=\"{Escape(Printing.Str(entry.Value))}\""));
        return a.IsTrue(1) && text.Length > 0 ? " " + text : text;
    }
}
