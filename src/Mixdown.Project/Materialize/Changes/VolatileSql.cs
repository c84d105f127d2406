using System.Text.RegularExpressions;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>Tells SQL whose answer differs although nothing that it reads has changed: it asks for the time, or for chance.</summary>
static partial class VolatileSql
{
    /// <summary>Whether one of the words stands in it; in a comment or a literal it counts as well, which costs a build.</summary>
    public static bool Is(string sql) => Word().IsMatch(sql);

    [GeneratedRegex(
        @"\b(current_date|current_timestamp|current_time|localtimestamp|localtime)\b|\b(now|today|random|rand|setseed|uuid|uuidv4|uuidv7|gen_random_uuid|clock_timestamp|statement_timestamp|transaction_timestamp|get_current_timestamp|get_current_time|nextval|getdate|sysdate)\s*\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
