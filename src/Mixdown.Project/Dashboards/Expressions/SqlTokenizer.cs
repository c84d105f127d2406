namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>Cuts SQL into pieces: enough to find names outside texts and comments. What it does not know is a sign; putting all
/// pieces together again gives the same SQL.</summary>
static class SqlTokenizer
{
    /// <summary>The pieces, in order.</summary>
    public static IReadOnlyList<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < sql.Length;)
        {
            var (kind, end) = Next(sql, at);
            tokens.Add(new SqlToken(kind, sql[at..end], at));
            at = end;
        }
        return tokens;
    }

    static (SqlTokenKind Kind, int End) Next(string sql, int at) => sql[at] switch
    {
        '\'' => (SqlTokenKind.Text, Closing(sql, at, '\'')),
        '"' => (SqlTokenKind.Quoted, Closing(sql, at, '"')),
        '$' => Dollar(sql, at),
        '-' when Follows(sql, at, "--") => (SqlTokenKind.Space, LineEnd(sql, at)),
        '/' when Follows(sql, at, "/*") => (SqlTokenKind.Space, CommentEnd(sql, at)),
        var c when char.IsWhiteSpace(c) => (SqlTokenKind.Space, While(sql, at, char.IsWhiteSpace)),
        var c when char.IsAsciiDigit(c) => (SqlTokenKind.Number, While(sql, at, letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')),
        var c when IsFirst(c) => (SqlTokenKind.Word, While(sql, at, IsLater)),
        _ => (SqlTokenKind.Sign, at + 1),
    };

    /// <summary><c>$name</c>, or a text between two equal tags: <c>$$…$$</c>, <c>$tag$…$tag$</c>.</summary>
    static (SqlTokenKind Kind, int End) Dollar(string sql, int at)
    {
        var end = While(sql, at + 1, IsLater);
        if (end < sql.Length && sql[end] == '$')
        {
            var tag = sql[at..(end + 1)];
            var closing = sql.IndexOf(tag, end + 1, StringComparison.Ordinal);
            return (SqlTokenKind.Text, closing < 0 ? sql.Length : closing + tag.Length);
        }
        return end > at + 1 && IsFirst(sql[at + 1]) ? (SqlTokenKind.Parameter, end) : (SqlTokenKind.Sign, at + 1);
    }

    /// <summary>Behind the closing quote; two quotes are one of the text.</summary>
    static int Closing(string sql, int at, char quote)
    {
        for (var i = at + 1; i < sql.Length; i++)
        {
            if (sql[i] != quote)
                continue;
            if (i + 1 < sql.Length && sql[i + 1] == quote)
                i++;
            else
                return i + 1;
        }
        return sql.Length;
    }

    static int LineEnd(string sql, int at) => sql.IndexOf('\n', at) is var end and >= 0 ? end : sql.Length;

    /// <summary>Comments may stand in comments, as in both engines.</summary>
    static int CommentEnd(string sql, int at)
    {
        var depth = 0;
        for (var i = at; i < sql.Length; i++)
        {
            if (Follows(sql, i, "/*"))
                (depth, i) = (depth + 1, i + 1);
            else if (Follows(sql, i, "*/"))
                (depth, i) = (depth - 1, i + 1);
            if (depth == 0)
                return i + 1;
        }
        return sql.Length;
    }

    static bool Follows(string sql, int at, string text) => string.CompareOrdinal(sql, at, text, 0, text.Length) == 0;

    static int While(string sql, int at, Func<char, bool> holds)
    {
        while (at < sql.Length && holds(sql[at]))
            at++;
        return at;
    }

    static bool IsFirst(char letter) => char.IsLetter(letter) || letter == '_';

    static bool IsLater(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
