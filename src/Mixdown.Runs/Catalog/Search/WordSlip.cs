namespace Mixdown.Runs.Catalog.Search;

/// <summary>Knows words that were typed with one slip: a letter too many, too few, wrong, or two swapped.</summary>
static class WordSlip
{
    /// <summary>Whether <paramref name="typed"/> is the word, or its beginning, but for one slip behind the first letter.</summary>
    public static bool IsNear(ReadOnlySpan<char> known, ReadOnlySpan<char> typed)
    {
        var same = known.CommonPrefixLength(typed);
        if (same == 0)
            return false;
        var rest = known[same..];
        var left = typed[same..];
        return left.Length == 0
            || Begins(rest, left[1..])
            || rest.Length > 0 && (Begins(rest[1..], left) || Begins(rest[1..], left[1..]))
            || rest.Length > 1 && left.Length > 1 && rest[0] == left[1] && rest[1] == left[0] && Begins(rest[2..], left[2..]);
    }

    static bool Begins(ReadOnlySpan<char> known, ReadOnlySpan<char> typed) => known.StartsWith(typed, StringComparison.Ordinal);
}
