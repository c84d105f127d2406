namespace Mixdown.Project.Dashboards.Embedding;

/// <summary>A dashboard that links may show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Locks">The filters that a link has to lock.</param>
public sealed record EmbeddedDashboard(string Id, IReadOnlyList<string> Locks);
