using Mixdown.Project.Files.Yaml;
using Mixdown.Runs.Sources;

namespace Mixdown.Runs.Dashboards.Saving;

/// <summary>Adds to a file of <c>dashboards/</c>, and changes nothing else in it: comments, order and spelling stay. Pure.</summary>
static class DashboardEdit
{
    /// <summary>The file with a tile below its last row.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="tile">The tile.</param>
    /// <returns>Null where the rows are written in brackets, or the text is not YAML: nothing can be added to that without writing it
    /// anew.</returns>
    public static string? WithTile(string text, TileDraft tile)
    {
        if (YamlOutline.Read(text) is not { Entries.Count: > 0, IsFlow: false } dashboard)
            return null;
        var added = new TextInsertions(text);
        var row = TileYaml.Row(tile);
        switch (dashboard["rows"])
        {
            case null:
                added.LinesBelow(text.Length, 0, ["", "rows:", .. row.Select(line => $"  {line}")]);
                break;
            case { IsFlow: false, Items: [.., var last] } rows:
                added.LinesBelowItem(last.Start, added.Indent(rows.Start), ["", .. row]);
                break;
            case { IsFlow: false, Items: [] , Text: "" }:
                var key = dashboard.Entries.First(entry => entry.Key.Text == "rows").Key;
                added.LinesBelow(key.Start, 2, row);
                break;
            default:
                return null;
        }
        return added.ToString();
    }
}
