namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>How much height a tile takes: kinds decide, so that the tiles of a row stand even.</summary>
public enum TileHeight
{
    /// <summary>A figure and its change.</summary>
    Figure,

    /// <summary>A chart.</summary>
    Chart,

    /// <summary>A chart that needs room in both directions, or a list.</summary>
    Tall,

    /// <summary>As much as its content takes.</summary>
    Content,
}
