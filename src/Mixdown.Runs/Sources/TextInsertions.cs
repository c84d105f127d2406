using System.Text;

namespace Mixdown.Runs.Sources;

/// <summary>Adds to a text at several places at once; what stood there before stays as it was.</summary>
/// <param name="text">The text.</param>
sealed class TextInsertions(string text)
{
    readonly List<(int At, string Text)> _pieces = [];
    readonly string _newline = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Adds words within a line.</summary>
    public void Words(int at, string words) => _pieces.Add((at, words));

    /// <summary>Adds whole lines below the line of a character.</summary>
    public void LinesBelow(int at, int indent, IEnumerable<string> lines) => LinesAt(LineEnd(at), indent, lines);

    /// <summary>Adds whole lines below an item of a list and all that is further right than its dash.</summary>
    /// <param name="at">A character of the item's first line.</param>
    /// <param name="dash">Characters before the dash.</param>
    /// <param name="lines">Without the indentation of the list.</param>
    public void LinesBelowItem(int at, int dash, IEnumerable<string> lines)
    {
        var end = LineEnd(at);
        for (var from = end; from < text.Length;)
        {
            var next = LineEnd(from);
            var line = text.AsSpan(from, next - from);
            var isBlank = line.IsWhiteSpace();
            var indent = line.Length - line.TrimStart(' ').Length;
            if (!isBlank && indent <= dash && line[indent] != '#')
                break;
            if (!isBlank && indent > dash)
                end = next;
            from = next;
        }
        LinesAt(end, dash, lines);
    }

    /// <summary>Characters before a character on its line.</summary>
    public int Indent(int at) => at == 0 ? 0 : at - (text.LastIndexOf('\n', at - 1) + 1);

    /// <inheritdoc/>
    public override string ToString()
    {
        var whole = new StringBuilder();
        var from = 0;
        foreach (var (at, piece) in _pieces.OrderBy(piece => piece.At))
        {
            whole.Append(text, from, at - from).Append(piece);
            from = at;
        }
        return whole.Append(text, from, text.Length - from).ToString();
    }

    void LinesAt(int at, int indent, IEnumerable<string> lines)
    {
        var whole = lines.Select(line => line.Length == 0 ? line : new string(' ', indent) + line);
        var joined = string.Join(_newline, whole);
        _pieces.Add((at, at > 0 && text[at - 1] != '\n' ? _newline + joined : joined + _newline));
    }

    int LineEnd(int at) => text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
}
