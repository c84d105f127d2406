namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>Finds names in SQL and in expressions, without regard to case.</summary>
static class SqlWords
{
    /// <summary>Whether a name stands there as a word of its own.</summary>
    public static bool Has(string text, string name) => IndexOf(text, name) >= 0;

    /// <summary>Whether a template reads a model: <c>ref('name')</c>.</summary>
    public static bool Refers(string template, string model)
    {
        for (var at = IndexOf(template, model); at >= 0; at = IndexOf(template, model, at + 1))
        {
            var before = template.AsSpan(0, at);
            if (before.EndsWith("'", StringComparison.Ordinal) || before.EndsWith("\"", StringComparison.Ordinal))
            {
                if (before[..^1].TrimEnd().TrimEnd('(').TrimEnd().EndsWith("ref", StringComparison.Ordinal))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether a column of a table is named: <c>table.column</c>, quoted or not.</summary>
    public static bool HasColumn(string text, string table, string column)
    {
        for (var at = IndexOf(text, column); at >= 0; at = IndexOf(text, column, at + 1))
        {
            var before = text.AsSpan(0, at).TrimEnd('"');
            if (before.EndsWith(".", StringComparison.Ordinal) && EndsWithWord(before[..^1].TrimEnd('"'), table))
                return true;
        }
        return false;
    }

    /// <summary>Whether a name stands there without a table before it.</summary>
    public static bool HasAlone(string text, string name)
    {
        for (var at = IndexOf(text, name); at >= 0; at = IndexOf(text, name, at + 1))
        {
            if (!text.AsSpan(0, at).TrimEnd('"').EndsWith(".", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The line of the first place where a name stands outside comments, from 1; null where it stands nowhere.</summary>
    public static int? LineOf(string sql, string name)
    {
        var line = 0;
        foreach (var range in sql.AsSpan().Split('\n'))
        {
            line++;
            var text = sql[range];
            var comment = text.IndexOf("--", StringComparison.Ordinal);
            if (Has(comment < 0 ? text : text[..comment], name))
                return line;
        }
        return null;
    }

    static int IndexOf(string text, string name, int from = 0)
    {
        if (name.Length == 0)
            return -1;
        for (var at = text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsWord(text[at - 1])) && (at + name.Length == text.Length || !IsWord(text[at + name.Length])))
                return at;
        }
        return -1;
    }

    static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !IsWord(text[^(word.Length + 1)]));

    static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';
}
