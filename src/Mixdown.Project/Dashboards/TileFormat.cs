using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards;

/// <summary>How numbers of a tile are written.</summary>
/// <param name="Column">Which: an expression that it shows, or the name that <c>as</c> gave it; null: all numbers that it adds up, or,
/// where it adds nothing up, all that it shows.</param>
/// <param name="Format">How.</param>
public sealed record TileFormat(TileExpression? Column, ValueFormat Format);
