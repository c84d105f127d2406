namespace Mixdown.Project.Dashboards.Joins;

/// <summary>Why nobody can be sure that a join leaves every row of the fact once.</summary>
/// <param name="Why">Goes on after "… cannot be joined: ".</param>
/// <param name="Remedy">What to do.</param>
sealed record JoinDoubt(string Why, string Remedy);
