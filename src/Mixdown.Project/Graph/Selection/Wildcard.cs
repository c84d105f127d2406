namespace Mixdown.Project.Graph.Selection;

/// <summary>Compares a text with a pattern of a shell: <c>*</c> any text, <c>?</c> one character, <c>[ab]</c>, <c>[a-z]</c> and
/// <c>[!a]</c> one of, one not of. Upper and lower case differ.</summary>
static class Wildcard
{
    /// <summary>Whether a text has any sign of a pattern.</summary>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        // Goes back to the last star only: what an earlier one could take, the last one can take as well.
        var (p, t, star, from) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                from = t;
            }
            else if (p < pattern.Length && TakesOne(pattern[p..], text[t], out var length))
            {
                p += length;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++from;
            }
            else
            {
                return false;
            }
        }
        return pattern[p..].Trim('*').IsEmpty;
    }

    /// <summary>Whether the first sign of a pattern takes a character.</summary>
    static bool TakesOne(ReadOnlySpan<char> pattern, char c, out int length)
    {
        length = 1;
        if (pattern[0] == '?')
            return true;
        if (pattern[0] != '[')
            return pattern[0] == c;
        var negated = pattern.Length > 1 && pattern[1] == '!';
        var first = negated ? 2 : 1;
        // A bracket that stands first in a set belongs to the set.
        var end = pattern.Length > first ? pattern[(first + 1)..].IndexOf(']') : -1;
        if (end < 0)
            return c == '[';
        length = first + 1 + end + 1;
        return Holds(pattern[first..(length - 1)], c) != negated;
    }

    static bool Holds(ReadOnlySpan<char> set, char c)
    {
        for (var i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                    return true;
                i += 2;
            }
            else if (set[i] == c)
            {
                return true;
            }
        }
        return false;
    }
}
