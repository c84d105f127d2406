using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Writes what a tile asks under what a viewer chose; null where it asks nothing: a text without numbers.</summary>
/// <exception cref="Mixdown.Data.Diagnostics.MixdownException">What is wrong with the tile.</exception>
delegate TileQuery? TileWriting(Dashboard dashboard, Tile tile, ViewState state);
