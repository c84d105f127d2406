namespace Mixdown.Project.Lineage.Layout;

/// <summary>A point of a drawing, in pixels from its upper left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct LayoutPoint(double X, double Y);
