using System.Globalization;
using System.Text;

namespace Mixdown.Data.Diagnostics;

/// <summary>Draws the lines of a text round a span, the span underlined with <c>^</c>.</summary>
public static class Excerpt
{
    /// <summary>Characters of a line that are shown at most; a longer line is cut round the span.</summary>
    const int Width = 110;

    /// <summary>Up to two lines before the span's line, that line, and the underline.</summary>
    /// <returns>Lines joined by <c>\n</c>; empty when the text has no such line.</returns>
    public static string Draw(string text, SourceSpan at)
    {
        var lines = text.Split('\n');
        if (at.Line < 1 || at.Line > lines.Length)
            return "";
        var number = at.Line.ToString(CultureInfo.InvariantCulture).Length;
        var drawn = new StringBuilder();
        for (var line = Math.Max(1, at.Line - 2); line <= at.Line; line++)
        {
            var (shown, _) = Cut(lines[line - 1], at.Line == line ? at.Column : 1);
            drawn.Append("  ").Append(line.ToString(CultureInfo.InvariantCulture).PadLeft(number)).Append(" | ").Append(shown).Append('\n');
        }
        Underline(drawn, lines[at.Line - 1], at, number);
        return drawn.ToString();
    }

    static void Underline(StringBuilder drawn, string line, SourceSpan at, int number)
    {
        var (shown, from) = Cut(line, at.Column);
        var start = Math.Clamp(at.Column - 1 - from, 0, shown.Length);
        var length = Math.Clamp(at.Length, 1, Math.Max(1, shown.Length - start));
        drawn.Append(' ', number + 2).Append(" | ");
        foreach (var c in shown.AsSpan(0, start))
            drawn.Append(c == '\t' ? '\t' : ' ');
        drawn.Append('^', length);
    }

    static (string Shown, int From) Cut(string line, int column)
    {
        line = line.TrimEnd('\r');
        if (line.Length <= Width)
            return (line, 0);
        var from = Math.Clamp(column - 1 - Width / 2, 0, line.Length - Width);
        return (line.Substring(from, Width), from);
    }
}
