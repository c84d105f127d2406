using System.Text.RegularExpressions;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>What the filters for HTML look for. Apart from them, since making a pattern takes milliseconds and few templates
/// need one.</summary>
static class HtmlPatterns
{
    public static readonly Regex Comments = new("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking);
    public static readonly Regex Tags = new("<.*?>", RegexOptions.Singleline | RegexOptions.NonBacktracking);
    public static readonly Regex Links = new(@"https?://[^\s<>&]+[\w/]", RegexOptions.NonBacktracking);
}
