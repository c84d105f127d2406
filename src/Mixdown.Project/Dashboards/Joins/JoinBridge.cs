namespace Mixdown.Project.Dashboards.Joins;

/// <summary>A way over a table that has several rows for a row of the fact.</summary>
/// <param name="Before">Proven steps from the fact to the table that the bridge hangs on; none where that is the fact.</param>
/// <param name="Back">The bridge's step back to that table.</param>
/// <param name="On">The bridge's step on to the dimension.</param>
sealed record JoinBridge(IReadOnlyList<JoinEdge> Before, JoinEdge Back, JoinEdge On);
