namespace Mixdown.Engines.Planning;

/// <summary>A column of an answer.</summary>
/// <param name="Name">As the query names it.</param>
/// <param name="Type">The planner's type name, for example <c>DECIMAL(18,2)</c>.</param>
/// <param name="Kind">How it comes from <paramref name="Inputs"/>.</param>
/// <param name="Inputs">The columns that its values are made of, ordered by name; empty for a constant and where nothing is
/// known.</param>
public sealed record QueryColumn(string Name, string Type, ColumnKind Kind, IReadOnlyList<PlanColumn> Inputs)
{
    /// <summary>Whether rows were grouped by it: its value says which rows an aggregated row came from.</summary>
    public bool IsGroupKey { get; init; }
}
