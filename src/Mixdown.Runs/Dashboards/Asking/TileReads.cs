using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What tiles read.</summary>
static class TileReads
{
    /// <summary>Whether a tile may look different when these nodes were published. One that cannot be written now may be written
    /// then: a join is proven by checks that pass.</summary>
    public static bool Touches(AskedPage page, Tile tile, IReadOnlyCollection<string> published)
    {
        try
        {
            return page.Query(tile) is { } query && ContentStamp.Reached(query.Reads, page.Project.Graph).Overlaps(published);
        }
        catch (MixdownException)
        {
            // A boundary: why it cannot be written stands on the tile itself.
            return true;
        }
    }
}
