namespace Mixdown.Project.Dashboards.Queries;

/// <summary>Members of a dimension that a viewer clicked in one tile: it narrows all other tiles.</summary>
/// <param name="Tile">The tile's id, which keeps all its own marks.</param>
/// <param name="Field"><c>TABLE.COLUMN</c>.</param>
/// <param name="Values">The members, as text.</param>
/// <param name="Grain">The unit of time that the members are cut to; null: they are as they are.</param>
public sealed record MarkSelection(string Tile, string Field, IReadOnlyList<string> Values, string? Grain = null);
