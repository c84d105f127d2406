namespace Mixdown.Engines.Planning;

/// <summary>A column that a query reads.</summary>
/// <param name="Table">Whose.</param>
/// <param name="Name">As the catalog spells it.</param>
public sealed record PlanColumn(PlanTable Table, string Name);
