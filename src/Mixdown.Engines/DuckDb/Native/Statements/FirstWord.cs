namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>The word that a text of SQL begins with.</summary>
static class FirstWord
{
    /// <summary>In capitals; blanks, comments and empty statements before it are skipped.</summary>
    internal static string Of(ReadOnlySpan<char> sql)
    {
        var rest = Skip(sql);
        var length = 0;
        while (length < rest.Length && char.IsLetter(rest[length]))
            length++;
        return rest[..length].ToString().ToUpperInvariant();
    }

    static ReadOnlySpan<char> Skip(ReadOnlySpan<char> sql)
    {
        while (true)
        {
            sql = sql.TrimStart(" \t\r\n\f\v;");
            if (sql.StartsWith("--"))
                sql = After(sql, "\n");
            else if (sql.StartsWith("/*"))
                sql = After(sql, "*/");
            else
                return sql;
        }
    }

    static ReadOnlySpan<char> After(ReadOnlySpan<char> sql, string end) =>
        sql.IndexOf(end) is var at and >= 0 ? sql[(at + end.Length)..] : [];
}
