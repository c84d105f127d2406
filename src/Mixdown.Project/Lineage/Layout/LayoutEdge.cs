namespace Mixdown.Project.Lineage.Layout;

/// <summary>An arrow between two boxes.</summary>
/// <param name="From">The box on the left.</param>
/// <param name="To">The box on the right.</param>
public sealed record LayoutEdge(string From, string To);
