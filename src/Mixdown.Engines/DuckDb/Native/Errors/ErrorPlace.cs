using System.Text;

namespace Mixdown.Engines.DuckDb.Native.Errors;

/// <summary>From the library's byte offsets to lines and columns.</summary>
static class ErrorPlace
{
    /// <summary>The place <paramref name="offset"/> bytes of UTF-8 into <paramref name="sql"/>; null when that is outside.</summary>
    internal static DuckDBErrorPosition? Find(string sql, int offset)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql);
        if (offset < 0 || offset > utf8.Length)
            return null;
        var at = Encoding.UTF8.GetCharCount(utf8, 0, offset);
        var before = sql.AsSpan(0, at);
        var lineStart = before.LastIndexOf('\n') + 1;
        return new DuckDBErrorPosition(before.Count('\n') + 1, at - lineStart + 1, WordLength(sql.AsSpan(at)));
    }

    static int WordLength(ReadOnlySpan<char> text)
    {
        if (text is ['"' or '\'', ..])
            return Math.Max(2, text[1..].IndexOf(text[0]) + 2);
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        return Math.Max(1, length);
    }
}
