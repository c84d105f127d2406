using System.Globalization;
using Mixdown.Runs.Starting.Texts;

namespace Mixdown.Runs.Dashboards.Saving;

/// <summary>Tiles as a person would write them into a file of <c>dashboards/</c>. Pure.</summary>
static class TileYaml
{
    /// <summary>A row with this tile alone, as an item of <c>rows</c>; its first line begins with the dash.</summary>
    public static IReadOnlyList<string> Row(TileDraft tile) =>
        [$"- - {tile.Kind}: {YamlWord.OfLine(tile.Title)}", .. tile.Entries.SelectMany(Lines).Select(line => $"    {line}")];

    /// <summary>A whole file with this tile alone.</summary>
    public static string File(string title, string? fact, TileDraft tile)
    {
        var text = new Lines();
        text.Add($"dashboard: {YamlWord.OfLine(title)}");
        if (fact is not null)
            text.Add($"fact: {YamlWord.Of(fact)}");
        text.Add("");
        text.Add("rows:");
        foreach (var line in Row(tile))
            text.Add($"  {line}");
        return text.ToString();
    }

    static IEnumerable<string> Lines(TileEntry entry) => entry.Values switch
    {
        [var only] => [$"{entry.Key}: {Scalar(only)}"],
        var several => [$"{entry.Key}:", .. several.Select(value => $"  - {Scalar(value)}")],
    };

    /// <summary>Numbers stay numbers.</summary>
    static string Scalar(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? value : YamlWord.OfLine(value);
}
