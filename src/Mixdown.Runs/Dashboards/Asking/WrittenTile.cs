using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A tile, and what it asks.</summary>
/// <param name="Tile">The tile.</param>
/// <param name="Query">What it asks; null: nothing, or it could not be written.</param>
/// <param name="Problem">Why it could not be written; null: it could.</param>
sealed record WrittenTile(Tile Tile, TileQuery? Query, MixdownException? Problem);
