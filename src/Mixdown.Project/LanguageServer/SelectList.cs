using System.Text.RegularExpressions;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer;

/// <summary>The items between a query's first SELECT and its FROM.</summary>
static partial class SelectList
{
    /// <summary>The items, trimmed.</summary>
    public static IEnumerable<string> Items(string query)
    {
        if (Select().Match(query) is not { Success: true } select)
            yield break;
        var (start, depth) = (select.Index + select.Length, 0);
        for (var i = start; i < query.Length; i++)
        {
            var c = query[i];
            if (c is '\'' or '"')
                i = JinjaIsland.EndOfQuoted(query, i);
            else if (c is '(' or '{' or '[')
                depth++;
            else if (c is ')' or '}' or ']')
                depth--;
            else if (depth == 0 && c == ',')
            {
                yield return query[start..i].Trim();
                start = i + 1;
            }
            else if (depth == 0 && IsFrom(query, i))
            {
                yield return query[start..i].Trim();
                yield break;
            }
        }
        yield return query[start..].Trim();
    }

    /// <summary>The column that an item makes; null when it has no name of its own.</summary>
    public static string? NameOf(string item) => Name().Match(item) is { Success: true } name ? name.Groups["name"].Value : null;

    static bool IsFrom(string query, int at) =>
        (at == 0 || !Cursor.IsWord(query[at - 1])) && string.Compare(query, at, "from", 0, 4, StringComparison.OrdinalIgnoreCase) == 0
        && at + 4 < query.Length && !Cursor.IsWord(query[at + 4]);

    [GeneratedRegex(@"\bselect\s+(distinct\s+)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Select();

    [GeneratedRegex(@"(\A(\w+\.)*|\bas\s+|[)\s])(?<name>[A-Za-z_]\w*)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
