namespace Mixdown.Project.Compile.Values;

/// <summary>What a statement did, in the words of PostgreSQL's command tags, which dbt puts into <c>adapter_response</c>.</summary>
static class StatementCode
{
    /// <summary>The code of the last statement of a text: <c>INSERT</c>, <c>CREATE VIEW</c>; of a table made of a query
    /// <c>SELECT</c>.</summary>
    public static string Of(string sql)
    {
        var words = LastStatement(sql);
        return words switch
        {
            [] => "OK",
            ["CREATE", ..] when words.Contains("VIEW") && !words.Contains("TABLE") => words.Contains("MATERIALIZED") ? "SELECT" : "CREATE VIEW",
            ["CREATE", ..] when words.Contains("TABLE") => "SELECT",
            ["WITH", ..] => "SELECT",
            ["CREATE" or "DROP" or "ALTER" or "REFRESH" or "TRUNCATE", var what, ..] => what == "MATERIALIZED" ? $"{words[0]} MATERIALIZED VIEW" : $"{words[0]} {what}",
            [var first, ..] => first,
        };
    }

    /// <summary>dbt's message: the code, and the rows where they are known; <c>INSERT</c> has PostgreSQL's old zero.</summary>
    public static string Message(string code, long rows) => rows < 0 ? code : code == "INSERT" ? $"{code} 0 {rows}" : $"{code} {rows}";

    /// <summary>The words with which the last statement begins, at most five, in capitals: enough for
    /// <c>create or replace temporary table</c>.</summary>
    static List<string> LastStatement(string sql)
    {
        var words = new List<string>();
        var at = 0;
        while (at < sql.Length)
        {
            var start = at;
            if (char.IsLetter(sql[at]))
            {
                at = WordEnd(sql, at);
                if (words.Count < 5)
                    words.Add(sql[start..at].ToUpperInvariant());
                continue;
            }
            at = SqlSkip.Past(sql, at);
            if (sql[start] == ';' && HasMore(sql, at))
                words.Clear();
        }
        return words;
    }

    static int WordEnd(string sql, int at)
    {
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] == '_'))
            at++;
        return at;
    }

    /// <summary>Whether a statement begins behind this place: more than blanks and comments.</summary>
    static bool HasMore(string sql, int at)
    {
        while (at < sql.Length)
        {
            if (!char.IsWhiteSpace(sql[at]) && sql[at] != ';' && !SqlSkip.IsComment(sql, at))
                return true;
            at = SqlSkip.Past(sql, at);
        }
        return false;
    }
}
