namespace Mixdown.Project.Compile.Values;

/// <summary>Steps over the parts of SQL in which a semicolon or a word means nothing.</summary>
static class SqlSkip
{
    /// <summary>Whether a comment begins here.</summary>
    public static bool IsComment(string sql, int at) =>
        string.CompareOrdinal(sql, at, "--", 0, 2) == 0 || string.CompareOrdinal(sql, at, "/*", 0, 2) == 0;

    /// <summary>The place behind the comment, the quoted text or the character that is here.</summary>
    public static int Past(string sql, int at)
    {
        if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
            return Behind(sql, "\n", at + 2);
        if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
            return Behind(sql, "*/", at + 2);
        if (sql[at] is '\'' or '"')
            return Behind(sql, sql[at].ToString(), at + 1);
        if (sql[at] == '$' && Tag(sql, at) is { } tag)
            return Behind(sql, tag, at + tag.Length);
        return at + 1;
    }

    /// <summary>The mark of a dollar-quoted text: <c>$$</c>, <c>$body$</c>; null for a parameter.</summary>
    static string? Tag(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && (char.IsLetter(sql[end]) || sql[end] == '_'))
            end++;
        return end < sql.Length && sql[end] == '$' ? sql[at..(end + 1)] : null;
    }

    static int Behind(string sql, string mark, int from)
    {
        var found = sql.IndexOf(mark, Math.Min(from, sql.Length), StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + mark.Length;
    }
}
