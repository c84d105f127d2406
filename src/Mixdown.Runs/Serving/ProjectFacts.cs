using Mixdown.Project;

namespace Mixdown.Runs.Serving;

/// <summary>What the frame round every page says of the project.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Target">The environment.</param>
/// <param name="Engine">The type of the warehouse: <c>duckdb</c>, <c>postgres</c>.</param>
/// <param name="Dashboards">Its dashboards, in the order of their titles.</param>
public sealed record ProjectFacts(string Name, string Target, string Engine, IReadOnlyList<DashboardName> Dashboards)
{
    /// <summary>The names of its streams.</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];

    /// <summary>The dashboards of a project, in the order of their titles.</summary>
    internal static IReadOnlyList<DashboardName> DashboardsOf(MixdownProject project) =>
        [.. project.Manifest.Dashboards.Select(one => new DashboardName(one.Id, one.Title, one.Description)).OrderBy(one => one.Title, StringComparer.Ordinal)];
}
