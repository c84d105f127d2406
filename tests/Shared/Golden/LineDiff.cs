using System.Text;

namespace Mixdown.Testing.Golden;

/// <summary>The difference of two texts by lines, with a few equal lines around each change.</summary>
static class LineDiff
{
    const int Context = 3;

    /// <summary>Lines that start with <c>-</c> (only expected), <c>+</c> (only actual) or a space (both).</summary>
    public static string Print(string expected, string actual)
    {
        var lines = Compare(expected.Split('\n'), actual.Split('\n'));
        var shown = new StringBuilder();
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNearChange(lines, i))
                continue;
            if (i != last + 1)
                shown.Append("  ...\n");
            shown.Append(lines[i].Mark).Append(' ').Append(lines[i].Text).Append('\n');
            last = i;
        }
        return shown.ToString();
    }

    static bool IsNearChange(List<(char Mark, string Text)> lines, int at)
    {
        for (var i = Math.Max(0, at - Context); i <= Math.Min(lines.Count - 1, at + Context); i++)
        {
            if (lines[i].Mark != ' ')
                return true;
        }
        return false;
    }

    static List<(char Mark, string Text)> Compare(string[] expected, string[] actual)
    {
        var common = LongestCommon(expected, actual);
        var lines = new List<(char, string)>();
        var (i, j) = (0, 0);
        while (i < expected.Length || j < actual.Length)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
            {
                lines.Add((' ', expected[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
                lines.Add(('-', expected[i++]));
            else
                lines.Add(('+', actual[j++]));
        }
        return lines;
    }

    /// <summary>For each pair of positions, how many lines the rests of both texts have in common, in order.</summary>
    static int[,] LongestCommon(string[] a, string[] b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }
}
