namespace Mixdown.Jinja.Syntax;

/// <summary>The text of one template and the name under which a person knows it.</summary>
/// <param name="text">As it stands in the file.</param>
/// <param name="file">Path as the person would type it.</param>
public sealed class JinjaSource(string text, string file)
{
    readonly Lazy<int[]> _lineStarts = new(() => FindLines(text));

    /// <summary>As it stands in the file.</summary>
    public string Text => text;

    /// <summary>Path as the person would type it.</summary>
    public string File => file;

    /// <summary>Line and column, both 1-based, of the character at <paramref name="offset"/>.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var starts = _lineStarts.Value;
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }

    static int[] FindLines(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return [.. starts];
    }
}
