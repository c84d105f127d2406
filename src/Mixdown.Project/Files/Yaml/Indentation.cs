using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Files.Yaml;

/// <summary>Says of a line that begins in a column where nothing else begins, where it should.</summary>
static class Indentation
{
    /// <summary>The parser's refusal in words; null where it is about something else.</summary>
    /// <param name="refusal">What the parser says.</param>
    /// <param name="text">The file.</param>
    /// <param name="at">Where it stopped: the first character of the line that is wrong.</param>
    public static Diagnostic? Explain(string refusal, string text, SourceSpan at)
    {
        var lines = text.Split('\n');
        if (!refusal.Contains("while parsing a block", StringComparison.OrdinalIgnoreCase) || at.Line > lines.Length || Begin(lines[at.Line - 1]) != at.Column - 1)
            return null;
        var above = Array.FindLastIndex(lines, at.Line - 2, line => line.AsSpan().Trim() is { Length: > 0 } and not ['#', ..]);
        if (above < 0 || FirstKey(lines[above]) is not { } key || key.Column == at.Column)
            return null;
        return new Diagnostic(
            "MX1001", "This line begins in a column where nothing else does", at,
            $"What belongs together begins in one column: '{key.Name}', in the line {(above == at.Line - 2 ? "" : $"{above + 1} ")}above, begins in column {key.Column}, and this in column {at.Column}.");
    }

    static int Begin(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>The key of a line, behind the dashes of lists, and its column, counted from 1.</summary>
    static (string Name, int Column)? FirstKey(string line)
    {
        var begin = Begin(line);
        while (line.AsSpan(begin).StartsWith("- "))
            begin += 1 + Begin(line[(begin + 1)..]);
        var end = line.IndexOf(':', begin);
        return end > begin ? (line[begin..end], begin + 1) : null;
    }
}
