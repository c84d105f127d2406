using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Dashboards.Fields;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Reads <c>format</c> of a tile: one for all of its numbers, or one for each that is named, as <c>limit</c> does.</summary>
/// <param name="found">Receives what is wrong.</param>
sealed class TileFormatReader(ICollection<Diagnostic> found)
{
    public IReadOnlyList<TileFormat> Read(SettingReader tile)
    {
        if (tile.Node("format") is not { } node)
            return [];
        if (node is not SettingNode.Map map)
            return tile.Wrong<IReadOnlyList<TileFormat>>("format", node, "a map such as { currency: USD, decimals: 2 }", []);
        return map.Entries.Any(entry => entry.Value is SettingNode.Map) ? [.. map.Entries.Select(Named).OfType<TileFormat>()] : [new TileFormat(null, FormatReader.Read(map, found))];
    }

    TileFormat? Named(SettingEntry entry)
    {
        if (entry.Value is SettingNode.Map map)
            return new TileFormat(new TileExpression(entry.Key, entry.KeyAt), FormatReader.Read(map, found));
        found.Add(new Diagnostic("MX1011", $"'{entry.Key}' is {entry.Value.Kind}; it has to be a map", entry.KeyAt, $"Write '{entry.Key}: {{ decimals: 1 }}', or the keys of one format for all numbers of the tile."));
        return null;
    }
}
