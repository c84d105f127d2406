namespace Mixdown.Project.Lineage.Layout;

/// <summary>An arrow in its place.</summary>
/// <param name="From">The box on the left.</param>
/// <param name="To">The box on the right.</param>
/// <param name="Points">From the right side of the one to the left side of the other, each further to the right than the one before:
/// what is drawn from point to point crosses no box.</param>
public sealed record PlacedEdge(string From, string To, IReadOnlyList<LayoutPoint> Points);
