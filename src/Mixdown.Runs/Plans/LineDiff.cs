namespace Mixdown.Runs.Plans;

/// <summary>The lines in which two texts differ, with two lines round them.</summary>
static class LineDiff
{
    const int Around = 2;

    /// <summary>Lines behind <c>-</c> (only in the old text), <c>+</c> (only in the new one) or a blank; <c>…</c> for what is left
    /// out. Empty when the texts are alike but for blanks at the ends of lines.</summary>
    public static IReadOnlyList<string> Of(string old, string now)
    {
        var lines = All(Lines(old), Lines(now));
        if (lines.TrueForAll(line => line[0] == ' '))
            return [];
        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines.Skip(i - Around).Take(Math.Min(i, Around) + 1 + Around).Any(line => line[0] != ' '))
                shown.Add(lines[i]);
            else if (shown.Count == 0 || shown[^1] != "…")
                shown.Add("…");
        }
        return shown;
    }

    static List<string> All(string[] old, string[] now)
    {
        var lengths = Lengths(old, now);
        var lines = new List<string>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (lines, i, j) = (Added(lines, ' ', old[i]), i + 1, j + 1);
            else if (j == now.Length || i < old.Length && lengths[i + 1, j] >= lengths[i, j + 1])
                lines = Added(lines, '-', old[i++]);
            else
                lines = Added(lines, '+', now[j++]);
        }
        return lines;
    }

    static List<string> Added(List<string> lines, char mark, string line)
    {
        lines.Add($"{mark} {line}");
        return lines;
    }

    /// <summary>Of the longest common subsequence of the lines from each place on.</summary>
    static int[,] Lengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }
        return lengths;
    }

    static string[] Lines(string text) => [.. text.Trim().Split('\n').Select(line => line.TrimEnd())];
}
