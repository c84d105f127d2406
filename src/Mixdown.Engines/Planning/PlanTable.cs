namespace Mixdown.Engines.Planning;

/// <summary>A table as the planner's catalog knows it.</summary>
/// <param name="Catalog">The database.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The table.</param>
public sealed record PlanTable(string Catalog, string Schema, string Name);
