using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards;

/// <summary>What a tile shows: a metric by its name, a column, or an expression in the engine's SQL.</summary>
/// <param name="Text">As written.</param>
/// <param name="At">Where.</param>
public sealed record TileExpression(string Text, SourceSpan At);
