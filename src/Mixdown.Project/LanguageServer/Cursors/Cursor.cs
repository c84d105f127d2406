namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>The word at a place of a text, and what it stands in.</summary>
/// <param name="Kind">What it stands in.</param>
/// <param name="Word">The whole word, also what of it is behind the place; of a quoted text all of it.</param>
/// <param name="Start">Offset of the word.</param>
/// <param name="Qualifier">What stands before the word and its dot; empty when there is no dot.</param>
/// <param name="Call">The innermost call round it; null outside of any.</param>
sealed record Cursor(CursorKind Kind, string Word, int Start, string Qualifier = "", OpenCall? Call = null)
{
    /// <summary>Offset behind the word.</summary>
    public int End => Start + Word.Length;

    /// <summary>The cursor at an offset of a template, however broken it is.</summary>
    public static Cursor At(string text, int offset)
    {
        var island = JinjaIsland.Around(text, offset);
        return island.Kind switch
        {
            CursorKind.Comment => new Cursor(CursorKind.Comment, "", offset),
            CursorKind.Name => new JinjaScan(text, island.Start).To(offset),
            _ => OfSql(text, offset),
        };
    }

    /// <summary>The cursor in a text that is an expression without braces, as properties files have them.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="start">Where the expression begins.</param>
    /// <param name="offset">Behind that.</param>
    public static Cursor InExpression(string text, int start, int offset) => new JinjaScan(text, start).To(offset);

    static Cursor OfSql(string text, int offset)
    {
        var (start, end) = (offset, offset);
        while (start > 0 && IsWord(text[start - 1]))
            start--;
        while (end < text.Length && IsWord(text[end]))
            end++;
        var dot = start - 1;
        var from = dot;
        while (from > 0 && IsWord(text[from - 1]))
            from--;
        var qualifier = dot >= 0 && text[dot] == '.' ? text[from..dot] : "";
        return new Cursor(CursorKind.Sql, text[start..end], start, qualifier);
    }

    /// <summary>Whether a character can be a part of a name.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
