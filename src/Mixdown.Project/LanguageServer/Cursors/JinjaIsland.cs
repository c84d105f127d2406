namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>A stretch of Jinja in a text. One that is being written has no end yet: it ends before the next one.</summary>
/// <param name="Kind"><see cref="CursorKind.Name"/> between braces, <see cref="CursorKind.Comment"/> or
/// <see cref="CursorKind.Sql"/> outside of any.</param>
/// <param name="Start">Offset behind the opening mark.</param>
readonly record struct JinjaIsland(CursorKind Kind, int Start)
{
    /// <summary>The stretch that an offset is in.</summary>
    public static JinjaIsland Around(string text, int offset)
    {
        var at = 0;
        while ((at = text.IndexOf('{', at)) >= 0 && at + 2 <= offset && at + 1 < text.Length)
        {
            var mark = text[at + 1];
            if (mark is not ('{' or '%' or '#'))
            {
                at++;
                continue;
            }
            var end = mark == '#' ? EndOfComment(text, at + 2) : EndOfCode(text, at + 2);
            if (offset <= end)
                return new JinjaIsland(mark == '#' ? CursorKind.Comment : CursorKind.Name, at + 2);
            at = end;
        }
        return new JinjaIsland(CursorKind.Sql, 0);
    }

    /// <summary>Offset behind a quoted text's last character: of its closing quote, or of the end of its line when it has none.</summary>
    public static int EndOfQuoted(string text, int quote)
    {
        for (var i = quote + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[quote] || text[i] is '\n' or '\r')
                return i;
        }
        return text.Length;
    }

    static int EndOfComment(string text, int from) => text.IndexOf("#}", from, StringComparison.Ordinal) is >= 0 and var end ? end : text.Length;

    static int EndOfCode(string text, int from)
    {
        var depth = 0;
        for (var i = from; i + 1 < text.Length; i++)
        {
            var (c, next) = (text[i], text[i + 1]);
            if (c is '\'' or '"')
                i = EndOfQuoted(text, i);
            else if (c == '{' && next is '{' or '%' or '#')
                return i - 1;
            else if (c == '{')
                depth++;
            else if (c == '}' && depth > 0)
                depth--;
            else if (c is '}' or '%' && next == '}')
                return i;
        }
        return text.Length;
    }
}
