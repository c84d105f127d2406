namespace Mixdown.Project.Lineage.Layout;

/// <summary>From which corner cells are lined up.</summary>
/// <param name="FromRight">Whether each cell follows its neighbours on the right.</param>
/// <param name="FromBottom">Whether the lowest cell of a column chooses first.</param>
readonly record struct LayoutSide(bool FromRight, bool FromBottom)
{
    /// <summary>All four corners.</summary>
    public static ReadOnlySpan<LayoutSide> All => new LayoutSide[] { new(false, false), new(false, true), new(true, false), new(true, true) };
}
