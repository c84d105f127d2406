namespace Mixdown.Runs.LineageMaps;

/// <summary>What reads what, drawn.</summary>
/// <param name="Nodes">The boxes.</param>
/// <param name="Edges">The arrows.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record LineageMap(IReadOnlyList<MapNode> Nodes, IReadOnlyList<MapEdge> Edges, double Width, double Height)
{
    /// <summary>How many boxes there are without the selection.</summary>
    public int Total { get; init; }

    /// <summary>What a person should know of the selection: a word that holds nothing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
