using Mixdown.Project.Dashboards.Joins;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>How a fact gets to a table.</summary>
/// <param name="Steps">Proven steps; of a way over a bridge those before it.</param>
/// <param name="Bridge">The bridge that follows; null: none.</param>
sealed record JoinRoute(IReadOnlyList<JoinEdge> Steps, JoinBridge? Bridge = null)
{
    /// <summary>The ids of the tables on it.</summary>
    public IEnumerable<string> Tables => [.. Steps.Select(step => step.To), .. Bridge is { } bridge ? [bridge.On.From, bridge.On.To] : Array.Empty<string>()];
}
