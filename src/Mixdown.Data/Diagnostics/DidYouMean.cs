namespace Mixdown.Data.Diagnostics;

/// <summary>Guesses the known name behind an unknown one.</summary>
public static class DidYouMean
{
    /// <summary>The known name nearest to <paramref name="word"/>, or null when none is near: more than a third of its
    /// letters (at least 1, at most 4) would have to change.</summary>
    public static string? Guess(string word, IEnumerable<string> known)
    {
        var limit = Math.Clamp(word.Length / 3, 1, 4);
        return known
            .Select(name => (name, distance: Distance(word.ToUpperInvariant(), name.ToUpperInvariant(), limit)))
            .Where(guess => guess.distance <= limit)
            .OrderBy(guess => guess.distance)
            .ThenBy(guess => guess.name, StringComparer.Ordinal)
            .Select(guess => guess.name)
            .FirstOrDefault();
    }

    /// <summary><c>Did you mean 'x'?</c>, or else <c>Use one of: a, b, c.</c> (12 names at most).</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (Guess(word, names) is { } guess)
            return $"Did you mean '{guess}'?";
        return names.Count switch
        {
            0 => "There is none yet.",
            <= 12 => $"Use one of: {string.Join(", ", names)}.",
            _ => $"Use one of: {string.Join(", ", names.Take(12))} and {names.Count - 12} more.",
        };
    }

    /// <summary>Optimal string alignment: insert, delete, change, or swap two neighbours, each counting 1.</summary>
    static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }
}
