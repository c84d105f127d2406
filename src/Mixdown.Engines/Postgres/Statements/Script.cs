namespace Mixdown.Engines.Postgres.Statements;

/// <summary>The statements of a text. They are sent one by one, so that the place of an error is known and each may be one that
/// refuses company (VACUUM, CREATE DATABASE).</summary>
static class Script
{
    /// <summary>Statements that are more than blanks and comments, in order.</summary>
    internal static IEnumerable<Statement> Split(string script)
    {
        // The protocol ends a text at its first NUL: the rest would be dropped in silence.
        if (script.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("The statement holds a NUL character.", nameof(script));
        return Statements(script);
    }

    static IEnumerable<Statement> Statements(string script)
    {
        var at = 0;
        while (at < script.Length)
        {
            var start = SqlTokens.SkipBlanks(script, at);
            var end = End(script, start);
            if (end > start)
                yield return new Statement(script, script[start..end].TrimEnd(), start);
            at = end + 1;
        }
    }

    /// <summary>The semicolon behind the statement, or the end of the text. Semicolons within the body of an SQL function
    /// (BEGIN ATOMIC … END) are its own.</summary>
    static int End(string script, int start)
    {
        var depth = 0;
        var word = "";
        for (var at = start; at < script.Length;)
        {
            if (script[at] == ';' && depth == 0)
                return at;
            var next = SqlTokens.Next(script, at);
            if (SqlTokens.IsWord(script, at))
            {
                var last = word;
                word = script[at..next].ToUpperInvariant();
                depth = Depth(depth, last, word);
            }
            at = next;
        }
        return script.Length;
    }

    static int Depth(int depth, string last, string word) => (last, word) switch
    {
        ("BEGIN", "ATOMIC") => depth + 1,
        (_, "CASE") when depth > 0 => depth + 1,
        (_, "END") when depth > 0 => depth - 1,
        _ => depth,
    };
}
