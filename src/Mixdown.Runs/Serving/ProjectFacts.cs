namespace Mixdown.Runs.Serving;

/// <summary>What the frame round every page says of the project.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Target">The environment.</param>
/// <param name="Engine">The type of the warehouse: <c>duckdb</c>, <c>postgres</c>.</param>
/// <param name="Dashboards">Its dashboards, in the order of their titles.</param>
public sealed record ProjectFacts(string Name, string Target, string Engine, IReadOnlyList<DashboardName> Dashboards);
