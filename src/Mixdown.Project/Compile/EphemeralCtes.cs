using System.Text;

namespace Mixdown.Project.Compile;

/// <summary>Puts ephemeral models in front of the SQL that reads them, as CTEs.</summary>
static class EphemeralCtes
{
    /// <param name="sql">A query; it may have CTEs of its own.</param>
    /// <param name="ctes">Names and queries, each behind those that it reads.</param>
    public static string Inject(string sql, IReadOnlyList<(string Name, string Sql)> ctes)
    {
        if (ctes.Count == 0)
            return sql;
        var text = new StringBuilder();
        foreach (var (name, body) in ctes)
            text.Append(text.Length == 0 ? "" : ", ").Append(name).Append(" as (\n").Append(body).Append("\n)");
        var (start, end) = WithClause(sql);
        return end > start
            ? $"{sql[..end]} {text},{sql[end..]}"
            : $"{sql[..start]}with {text}\n{sql[start..]}";
    }

    /// <summary>Where the first word starts, and where <c>with</c> or <c>with recursive</c> ends; both the same when the query
    /// has no such clause.</summary>
    static (int Start, int End) WithClause(string sql)
    {
        var start = SkipBlanks(sql, 0);
        if (!IsWord(sql, start, "with"))
            return (start, start);
        var next = SkipBlanks(sql, start + 4);
        return (start, IsWord(sql, next, "recursive") ? next + 9 : start + 4);
    }

    static bool IsWord(string sql, int at, string word) =>
        string.Compare(sql, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + word.Length >= sql.Length || !char.IsLetterOrDigit(sql[at + word.Length]) && sql[at + word.Length] != '_');

    /// <summary>Behind blanks and comments.</summary>
    static int SkipBlanks(string sql, int at)
    {
        while (at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[at]))
                at++;
            else if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
                at = End(sql, "\n", at);
            else if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
                at = End(sql, "*/", at);
            else
                break;
        }
        return at;
    }

    static int End(string sql, string mark, int from)
    {
        var end = sql.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? sql.Length : end + mark.Length;
    }
}
