using System.Globalization;
using System.Text.RegularExpressions;
using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Texts;

/// <summary>The prose of a text tile: Markdown, with a place for each number in it.</summary>
static partial class TileText
{
    /// <summary>Around the number of a value's column: characters for private use, which no text has.</summary>
    const char Open = '\uE000', Close = '\uE001';

    /// <summary>The blocks of a tile. What stands in <c>{{ }}</c> is a <c>value</c>, numbered as the columns of the tile's
    /// answer.</summary>
    public static IReadOnlyList<TextBlock> Of(Tile tile)
    {
        var column = 0;
        var marked = Value().Replace(tile.Title.Replace($"{Open}", "", StringComparison.Ordinal), _ => string.Create(CultureInfo.InvariantCulture, $"{Open}{column++}{Close}"));
        return [.. MarkdownText.Read(marked).Select(Filled)];
    }

    static TextBlock Filled(TextBlock block) => block with { Parts = [.. block.Parts.SelectMany(Pieces)] };

    static IEnumerable<TextBlock> Pieces(TextBlock part)
    {
        if (part.Text is not { } text || !text.Contains(Open, StringComparison.Ordinal))
            return [Filled(part)];
        return text.Split(Open).SelectMany((piece, at) => at == 0 ? Plain(piece) : Numbered(piece));
    }

    static IEnumerable<TextBlock> Numbered(string piece)
    {
        var end = piece.IndexOf(Close, StringComparison.Ordinal);
        return Plain(piece[(end + 1)..]).Prepend(new TextBlock("value") { Column = int.Parse(piece.AsSpan(0, end), CultureInfo.InvariantCulture) });
    }

    static IEnumerable<TextBlock> Plain(string text) => text.Length == 0 ? [] : [new TextBlock("text") { Text = text }];

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
