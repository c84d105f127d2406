using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards.Queries;

/// <summary>What became of a tile.</summary>
/// <param name="Query">What to ask; null when something is wrong with the tile or with what a viewer chose, or when it asks nothing
/// (a text without numbers).</param>
/// <param name="Problems">What is wrong; empty: nothing.</param>
public sealed record CompiledTile(TileQuery? Query, IReadOnlyList<Diagnostic> Problems);
