namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>Something that a change would break.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Node">The id of the node that it is, or belongs to.</param>
/// <param name="Name">What a person calls it.</param>
/// <param name="Place"><c>file:line</c> of what is to be mended.</param>
public sealed record ImpactItem(ImpactKind Kind, string Node, string Name, string Place)
{
    /// <summary>What of it: the columns that are made of the column, or what it does with it; empty: all of it.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether it names the column itself; else it depends on what does.</summary>
    public bool IsDirect { get; init; }
}
