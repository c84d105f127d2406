namespace Mixdown.Project.Lineage.Layout;

/// <summary>A box in its place.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Column">The column that it stands in, from 0 on the left.</param>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PlacedNode(string Id, int Column, double X, double Y, double Width, double Height);
