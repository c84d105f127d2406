using System.Text;

namespace Mixdown.Project.Compile.Origins;

/// <summary>Puts ephemeral models in front of the SQL that reads them, as CTEs.</summary>
static class EphemeralCtes
{
    /// <param name="own">A query; it may have CTEs of its own.</param>
    /// <param name="ctes">Names and queries, each behind those that it reads.</param>
    /// <returns>The query with them, and which template wrote which part of it.</returns>
    public static (string Sql, IReadOnlyList<SqlPart> Parts) Inject(WrittenSql own, IReadOnlyList<(string Name, WrittenSql Sql)> ctes)
    {
        var (text, parts) = (new StringBuilder(), new List<SqlPart>());
        var (start, end) = WithClause(own.Text);
        Add(own, 0, ctes.Count == 0 ? own.Text.Length : end);
        if (ctes.Count == 0)
            return (own.Text, parts);
        text.Append(end > start ? " " : "with ");
        for (var i = 0; i < ctes.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(ctes[i].Name).Append(" as (\n");
            Add(ctes[i].Sql, 0, ctes[i].Sql.Text.Length);
            text.Append("\n)");
        }
        text.Append(end > start ? "," : "\n");
        Add(own, end, own.Text.Length - end);
        return (text.ToString(), parts);

        void Add(WrittenSql written, int from, int length)
        {
            if (length > 0)
                parts.Add(new SqlPart(text.Length, written, from, length));
            text.Append(written.Text, from, length);
        }
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
