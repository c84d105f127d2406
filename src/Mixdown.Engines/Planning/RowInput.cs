namespace Mixdown.Engines.Planning;

/// <summary>A column that decides which rows an answer has: an indirect input of all its columns.</summary>
/// <param name="Kind">How.</param>
/// <param name="Column">The column.</param>
public sealed record RowInput(RowInputKind Kind, PlanColumn Column);
