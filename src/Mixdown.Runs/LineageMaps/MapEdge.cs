namespace Mixdown.Runs.LineageMaps;

/// <summary>An arrow of a lineage map.</summary>
/// <param name="From">The id of the box on its left.</param>
/// <param name="To">The id of the box on its right.</param>
/// <param name="Points">x and y of each point in turn, from left to right.</param>
public sealed record MapEdge(string From, string To, IReadOnlyList<double> Points);
