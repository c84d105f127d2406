using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Mixdown.Web.Exports;

/// <summary>A page without scripts, as a browser has made it of a file.</summary>
/// <param name="Html">The page.</param>
/// <param name="Height">Pixels that it is high where it is as wide as it was made for.</param>
sealed partial record SnapshotPage(string Html, int Height)
{
    /// <summary>Finds it among the elements of the page that made it; null: it was not made.</summary>
    public static SnapshotPage? Of(string elements)
    {
        var found = Made().Match(elements);
        return found.Success
            ? new SnapshotPage(WebUtility.HtmlDecode(found.Groups["html"].Value), int.Parse(found.Groups["height"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>With styles of its own beside those that it has.</summary>
    public string With(string style)
    {
        var end = Html.IndexOf("</head>", StringComparison.Ordinal);
        return $"{Html.AsSpan(0, end)}<style>{style}</style>{Html.AsSpan(end)}";
    }

    [GeneratedRegex("""<pre id="snapshot" data-height="(?<height>[0-9]{1,6})">(?<html>[^<]+)</pre>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Made();
}
