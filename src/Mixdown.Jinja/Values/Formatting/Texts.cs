using System.Globalization;
using System.Text;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>Python's operations on texts.</summary>
static class Texts
{
    public static string Lower(string text) => text.ToLowerInvariant();

    public static string Upper(string text) => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);

    public static string Capitalize(string text) => text.Length == 0 ? text : Upper(text[..1]) + Lower(text[1..]);

    /// <summary>The first letter of each word large, the others small; a word is a run of letters.</summary>
    public static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var isInside = false;
        foreach (var c in text)
        {
            result.Append(isInside ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
            isInside = char.IsLetter(c);
        }
        return result.ToString();
    }

    public static string SwapCase(string text) =>
        string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));

    /// <summary>Without the characters of <paramref name="set"/> (null: whitespace) at its ends.</summary>
    public static string Strip(string text, string? set, bool left = true, bool right = true)
    {
        int start = 0, end = text.Length;
        while (left && start < end && IsIn(text[start], set))
            start++;
        while (right && end > start && IsIn(text[end - 1], set))
            end--;
        return text[start..end];
    }

    /// <summary>The first <paramref name="count"/> occurrences replaced; all of them when it is negative.</summary>
    public static string Replace(string text, string old, string by, int count)
    {
        if (count < 0 && old.Length > 0)
            return Checked(text.Replace(old, by, StringComparison.Ordinal));
        var result = new StringBuilder();
        var at = 0;
        for (var done = 0; done != count; done++)
        {
            var found = text.IndexOf(old, at, StringComparison.Ordinal);
            if (found < 0 || at > text.Length)
                break;
            result.Append(text, at, found - at).Append(by);
            at = found + old.Length;
            if (old.Length == 0 && (at == text.Length || Append(result, text[at++])))
                break;
        }
        return Checked(result.Append(text, at, text.Length - at).ToString());
    }

    public static JinjaList Split(string text, string? separator, int limit)
    {
        if (separator is { Length: 0 })
            throw new JinjaException(JinjaErrorKind.Value, "empty separator");
        return new JinjaList(separator is null ? Words(text, limit) : Parts(text, separator, limit));
    }

    public static JinjaList SplitFromRight(string text, string? separator, int limit)
    {
        if (limit < 0)
            return Split(text, separator, limit);
        var parts = new List<object?>();
        var rest = separator is null ? text.TrimEnd() : text;
        for (; limit > 0 && LastBreak(rest, separator) is var (at, length) && at >= 0; limit--)
        {
            parts.Insert(0, rest[(at + length)..]);
            rest = separator is null ? rest[..at].TrimEnd() : rest[..at];
        }
        if (separator is not null || rest.Trim().Length > 0)
            parts.Insert(0, separator is null ? rest.TrimStart() : rest);
        return new JinjaList(parts);
    }

    public static JinjaList Lines(string text, bool keepEnds)
    {
        var lines = new List<object?>();
        for (var at = 0; at < text.Length; )
        {
            var end = text.AsSpan(at).IndexOfAny('\n', '\r');
            var stop = end < 0 ? text.Length : at + end;
            var next = end < 0 ? stop : text.AsSpan(stop).StartsWith("\r\n") ? stop + 2 : stop + 1;
            lines.Add(text[at..(keepEnds ? next : stop)]);
            at = next;
        }
        return new JinjaList(lines);
    }

    public static string Center(string text, int width, char fill)
    {
        Sizes.CheckText(width);
        var missing = Math.Max(0, width - text.Length);
        var left = missing / 2 + (missing & width & 1);
        return new string(fill, left) + text + new string(fill, missing - left);
    }

    public static string FillZeros(string text, int width)
    {
        Sizes.CheckText(width);
        var sign = text is ['-' or '+', ..] ? text[..1] : "";
        return sign + text[sign.Length..].PadLeft(Math.Max(0, width - sign.Length), '0');
    }

    public static bool IsWhite(string text) => text.Length > 0 && text.All(char.IsWhiteSpace);

    /// <summary>Whether there are letters, and all of them are of one case.</summary>
    public static bool IsCase(string text, Func<char, bool> wanted, Func<char, bool> other) => text.Any(wanted) && !text.Any(other);

    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c == '_' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    static bool Append(StringBuilder result, char c)
    {
        result.Append(c);
        return false;
    }

    static bool IsIn(char c, string? set) => set is null ? char.IsWhiteSpace(c) : set.Contains(c, StringComparison.Ordinal);

    static string Checked(string text)
    {
        Sizes.CheckText(text.Length);
        return text;
    }

    static List<object?> Words(string text, int limit)
    {
        var words = new List<object?>();
        for (var rest = text.TrimStart(); rest.Length > 0; limit--)
        {
            var end = limit == 0 ? -1 : IndexOfWhite(rest);
            words.Add(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? "" : rest[end..].TrimStart();
        }
        return words;
    }

    static int IndexOfWhite(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                return at;
        }
        return -1;
    }

    static List<object?> Parts(string text, string separator, int limit) =>
        [.. limit < 0 ? text.Split(separator) : text.Split(separator, limit + 1)];

    static (int At, int Length) LastBreak(string text, string? separator)
    {
        if (separator is not null)
            return (text.LastIndexOf(separator, StringComparison.Ordinal), separator.Length);
        var at = text.Length - 1;
        while (at >= 0 && !char.IsWhiteSpace(text[at]))
            at--;
        return (at, 1);
    }
}
