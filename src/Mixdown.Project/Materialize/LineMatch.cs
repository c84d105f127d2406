namespace Mixdown.Project.Materialize;

/// <summary>Finds the line of a template that a line of its SQL came from. Lines without Jinja are found by their text; between
/// two of them, a line is counted from the nearer one when both texts have as many lines there.</summary>
static class LineMatch
{
    /// <param name="raw">The template.</param>
    /// <param name="compiled">Its SQL.</param>
    /// <param name="line">1-based, in the SQL.</param>
    /// <returns>1-based, in the template; null when it cannot be told, as inside a loop.</returns>
    public static int? Find(string raw, string compiled, int line)
    {
        var (own, made) = (Lines(raw.TrimEnd()), Lines(compiled.TrimEnd()));
        var pairs = Pairs(own, made);
        var wanted = line - 1;
        var before = pairs.FindLastIndex(pair => pair.Made <= wanted);
        var last = before >= 0 ? pairs[before] : (Own: -1, Made: -1);
        if (last.Made == wanted)
            return last.Own + 1;
        var next = before + 1 < pairs.Count ? pairs[before + 1] : (Own: own.Length, Made: made.Length);
        if (next.Own - last.Own == next.Made - last.Made)
            return last.Own + (wanted - last.Made) + 1;
        return null;
    }

    /// <summary>The longest common subsequence of the lines' texts. Blank lines are left out: they say nothing.</summary>
    static List<(int Own, int Made)> Pairs(string[] own, string[] made)
    {
        var lengths = new int[own.Length + 1, made.Length + 1];
        for (var i = own.Length - 1; i >= 0; i--)
        {
            for (var j = made.Length - 1; j >= 0; j--)
                lengths[i, j] = Same(own[i], made[j]) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < own.Length && j < made.Length;)
        {
            if (Same(own[i], made[j]))
                pairs.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
                i++;
            else
                j++;
        }
        return pairs;
    }

    static bool Same(string a, string b) => a.Length > 0 && a == b;

    static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
