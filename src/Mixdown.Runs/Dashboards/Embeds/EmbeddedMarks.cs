using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Asking;

namespace Mixdown.Runs.Dashboards.Embeds;

/// <summary>Refuses marks of columns that their tile does not show: an address could narrow by any column of the project, and learn of
/// its values by what is left.</summary>
static class EmbeddedMarks
{
    /// <summary>Checks the marks of a page.</summary>
    /// <exception cref="MixdownException">MX4105: a mark names what its tile does not show.</exception>
    public static void Check(AskedPage page)
    {
        foreach (var mark in page.State.Marks)
        {
            var tile = page.Shown.Tiles.First(one => one.Id == mark.Tile);
            if (!Shown(page, tile).Contains(mark.Field, StringComparer.Ordinal))
                throw new MixdownException(new Diagnostic("MX4105", $"The tile '{tile.Id}' shows nothing that could be chosen so", Hint: "Clear the selection."));
        }
    }

    // Under no marks, or a wrong one would say by its own error what there is.
    static IEnumerable<string> Shown(AskedPage page, Tile tile)
    {
        try
        {
            var alone = page with { State = page.State with { Marks = [] } };
            return alone.Query(tile)?.Columns.Select(column => column.Field).OfType<string>() ?? [];
        }
        catch (MixdownException)
        {
            // A boundary: a tile that cannot be shown shows nothing.
            return [];
        }
    }
}
