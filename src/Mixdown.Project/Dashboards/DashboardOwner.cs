namespace Mixdown.Project.Dashboards;

/// <summary>Who answers for a dashboard.</summary>
/// <param name="Name">A person or a team.</param>
/// <param name="Email">Where to write; null: nobody said.</param>
public sealed record DashboardOwner(string Name, string? Email);
