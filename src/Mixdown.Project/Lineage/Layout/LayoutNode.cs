namespace Mixdown.Project.Lineage.Layout;

/// <summary>A box that is to be placed.</summary>
/// <param name="Id">Unique in its graph.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record LayoutNode(string Id, double Width, double Height)
{
    /// <summary>Boxes of one group start beside each other, where that costs no crossing.</summary>
    public string Group { get; init; } = "";
}
