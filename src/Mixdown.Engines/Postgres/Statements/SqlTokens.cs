namespace Mixdown.Engines.Postgres.Statements;

/// <summary>As much of PostgreSQL's lexical rules as it takes to tell where a token ends.</summary>
static class SqlTokens
{
    /// <summary>Where the first token at or after <paramref name="at"/> begins.</summary>
    internal static int SkipBlanks(string sql, int at)
    {
        while (at < sql.Length && (char.IsWhiteSpace(sql[at]) || IsComment(sql, at)))
            at = Next(sql, at);
        return at;
    }

    /// <summary>Whether a word (a keyword, a name without quotes) begins here.</summary>
    internal static bool IsWord(string sql, int at) => char.IsLetter(sql[at]) || sql[at] == '_';

    /// <summary>Where the token that begins at <paramref name="at"/> ends; a text that is not closed goes to the end.</summary>
    internal static int Next(string sql, int at) => sql[at] switch
    {
        '\'' => Quoted(sql, at, '\'', escapes: false),
        '"' => Quoted(sql, at, '"', escapes: false),
        'e' or 'E' when Follows(sql, at + 1, "'") => Quoted(sql, at + 1, '\'', escapes: true),
        '-' when Follows(sql, at, "--") => Line(sql, at),
        '/' when Follows(sql, at, "/*") => Comment(sql, at),
        '$' when DollarTag(sql, at) is { } tag => Through(sql, at + tag.Length, tag),
        var first when IsNamePart(first) => Word(sql, at),
        _ => at + 1,
    };

    static bool IsComment(string sql, int at) => Follows(sql, at, "--") || Follows(sql, at, "/*");

    static bool Follows(string sql, int at, string text) => string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    static int Word(string sql, int at)
    {
        while (at < sql.Length && (IsNamePart(sql[at]) || sql[at] == '$'))
            at++;
        return at;
    }

    static int Quoted(string sql, int at, char quote, bool escapes)
    {
        for (at++; at < sql.Length; at++)
        {
            if (escapes && sql[at] == '\\')
                at++;
            else if (sql[at] == quote && !Follows(sql, at + 1, quote.ToString()))
                return at + 1;
            else if (sql[at] == quote)
                at++;
        }
        return sql.Length;
    }

    static int Line(string sql, int at) => sql.IndexOf('\n', at) is var end and >= 0 ? end + 1 : sql.Length;

    // PostgreSQL's comments nest.
    static int Comment(string sql, int at)
    {
        var depth = 0;
        while (at < sql.Length)
        {
            if (Follows(sql, at, "/*"))
                (depth, at) = (depth + 1, at + 2);
            else if (!Follows(sql, at, "*/"))
                at++;
            else if (--depth == 0)
                return at + 2;
            else
                at += 2;
        }
        return sql.Length;
    }

    /// <summary><c>$tag$</c>, when one begins here; <c>$1</c> is none.</summary>
    static string? DollarTag(string sql, int at)
    {
        var end = at + 1;
        while (end < sql.Length && IsNamePart(sql[end]))
            end++;
        return end < sql.Length && sql[end] == '$' && !(end > at + 1 && char.IsDigit(sql[at + 1])) ? sql[at..(end + 1)] : null;
    }

    static int Through(string sql, int at, string tag) =>
        sql.IndexOf(tag, at, StringComparison.Ordinal) is var end and >= 0 ? end + tag.Length : sql.Length;
}
