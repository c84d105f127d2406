namespace Mixdown.Project.LanguageServer.Text;

/// <summary>The text of a document between two edits. Does not change. A line ends with <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
public sealed class EditedText
{
    readonly List<int> _starts = [0];

    /// <param name="text">The whole text.</param>
    public EditedText(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                _starts.Add(i + 1);
        }
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The number of characters before a place; a place that the text does not have means the nearest one that it has.</summary>
    public int Offset(TextPosition at)
    {
        if (at.Line < 0)
            return 0;
        if (at.Line >= _starts.Count)
            return Text.Length;
        var start = _starts[at.Line];
        var end = at.Line + 1 < _starts.Count ? EndOfLine(_starts[at.Line + 1]) : Text.Length;
        return start + Math.Clamp(at.Character, 0, Math.Max(0, end - start));
    }

    /// <summary>The place behind so many characters.</summary>
    public TextPosition Position(int offset)
    {
        var found = _starts.BinarySearch(Math.Clamp(offset, 0, Text.Length));
        var line = found >= 0 ? found : ~found - 1;
        return new TextPosition(line, Math.Clamp(offset, 0, Text.Length) - _starts[line]);
    }

    /// <summary>From one offset to the one behind the last character.</summary>
    public TextRange Range(int start, int end) => new(Position(start), Position(end));

    /// <summary>The text after an edit.</summary>
    /// <param name="range">What goes; may be empty.</param>
    /// <param name="text">What comes in its place.</param>
    public EditedText Replace(TextRange range, string text)
    {
        var (start, end) = (Offset(range.Start), Offset(range.End));
        return new EditedText(string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(Math.Max(start, end))));
    }

    int EndOfLine(int next) => next >= 2 && Text[next - 1] == '\n' && Text[next - 2] == '\r' ? next - 2 : next - 1;
}
