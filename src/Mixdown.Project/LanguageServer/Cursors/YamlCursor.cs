namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>A place of a properties file, found by indentation, since a file that is being written is seldom whole.</summary>
/// <param name="Key">The key on its line; empty where the line has none, or the cursor is in the key.</param>
/// <param name="Word">The key or value that it is in.</param>
/// <param name="Start">Offset of the word.</param>
/// <param name="IsItem">Whether the word is an item of a list, and no key as yet.</param>
/// <param name="Levels">What is round it, innermost first.</param>
sealed record YamlCursor(string Key, string Word, int Start, bool IsItem, IReadOnlyList<YamlLevel> Levels)
{
    /// <summary>The key of the list or map round it; empty at the top of the file.</summary>
    public string Parent => Levels is [var inner, ..] ? inner.Key : "";

    /// <summary>Offset behind the word.</summary>
    public int End => Start + Word.Length;

    /// <summary>The place at an offset.</summary>
    public static YamlCursor At(string text, int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = text.IndexOf('\n', offset);
        var shown = text[start..(end < 0 ? text.Length : end)].TrimEnd('\r');
        var line = YamlLine.Read(shown) ?? new YamlLine(-1, offset - start, "", "", offset - start);
        var levels = Around(text[..start].Split('\n'), line);
        if (line.Key.Length == 0)
            return new YamlCursor("", line.Value.TrimEnd(), start + line.ValueAt, line.Dash >= 0, levels);
        if (offset < start + line.ValueAt && offset <= start + line.Indent + line.Key.Length)
            return new YamlCursor("", line.Key, start + line.Indent, false, levels);
        var quote = line.Value is ['"' or '\'', ..] ? 1 : 0;
        return new YamlCursor(line.Key, line.Plain, start + line.ValueAt + quote, false, levels);
    }

    static List<YamlLevel> Around(string[] above, YamlLine from)
    {
        var levels = new List<YamlLevel>();
        var (indent, dash, name) = (from.Indent, from.Dash, NameIn(from));
        for (var i = above.Length - 1; i >= 0; i--)
        {
            if (YamlLine.Read(above[i].TrimEnd('\r')) is not { } line)
                continue;
            var isParent = dash >= 0 ? line.Indent <= dash && line.Dash != dash && line.Key.Length > 0 : line.Indent < indent;
            if (isParent)
            {
                levels.Add(new YamlLevel(line.Key, name));
                (indent, dash, name) = (line.Indent, line.Dash, null);
            }
            else if (dash < 0 && line.Indent == indent)
            {
                name ??= NameIn(line);
                dash = line.Dash;
            }
        }
        return levels;
    }

    static string? NameIn(YamlLine line) => line.Key == "name" ? line.Plain : null;
}
