using System.Text;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>Breaks text into lines of at most a width, each line of the text for itself.</summary>
static class WordWrap
{
    public static string Apply(string text, int width, bool breakLongWords, string newline, bool breakOnHyphens)
    {
        if (width <= 0)
            throw new JinjaException(JinjaErrorKind.Value, $"invalid width {width} (must be > 0)");
        var lines = Texts.Lines(text, keepEnds: false).Select(line => string.Join(newline, Wrap((string)line!, width, breakLongWords, breakOnHyphens)));
        return string.Join(newline, lines);
    }

    static List<string> Wrap(string line, int width, bool breakLongWords, bool breakOnHyphens)
    {
        var lines = new List<string>();
        var current = new StringBuilder();
        var words = new Queue<string>(Pieces(line, breakOnHyphens));
        while (words.TryDequeue(out var word))
        {
            if (current.Length == 0 && lines.Count > 0 && Texts.IsWhite(word))
                continue;
            if (current.Length + word.Length <= width)
                current.Append(word);
            else if (word.Length > width && breakLongWords)
                lines.AddRange(Broken(current, word, width));
            else
                Next(lines, current, word);
        }
        Next(lines, current, "");
        return lines;
    }

    static void Next(List<string> lines, StringBuilder current, string word)
    {
        var line = current.ToString().TrimEnd();
        if (line.Length > 0)
            lines.Add(line);
        current.Clear();
        if (!Texts.IsWhite(word))
            current.Append(word);
    }

    /// <summary>Full lines of a word longer than a line; what is left stays in <paramref name="current"/>.</summary>
    static List<string> Broken(StringBuilder current, string word, int width)
    {
        var lines = new List<string>();
        while (current.Length + word.Length > width)
        {
            var fitting = width - current.Length;
            lines.Add(current.ToString() + word[..fitting]);
            current.Clear();
            word = word[fitting..];
        }
        current.Append(word);
        return lines;
    }

    /// <summary>Words and the blanks between them; a hyphen between letters ends a piece.</summary>
    static IEnumerable<string> Pieces(string line, bool breakOnHyphens)
    {
        var start = 0;
        for (var at = 1; at <= line.Length; at++)
        {
            var isEnd = at == line.Length
                || char.IsWhiteSpace(line[at]) != char.IsWhiteSpace(line[at - 1])
                || (breakOnHyphens && line[at - 1] == '-' && at > start + 1 && char.IsLetter(line[at]));
            if (!isEnd)
                continue;
            yield return line[start..at];
            start = at;
        }
    }
}
