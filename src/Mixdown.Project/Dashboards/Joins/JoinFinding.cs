namespace Mixdown.Project.Dashboards.Joins;

/// <summary>What was found between two tables.</summary>
abstract record JoinFinding
{
    /// <summary>One way, each step of which is proven; without a step where both are one table.</summary>
    public sealed record Way(IReadOnlyList<JoinEdge> Steps) : JoinFinding;

    /// <summary>Several ways of the same length.</summary>
    /// <param name="Columns">The fact's columns that they begin with.</param>
    public sealed record Ambiguous(IReadOnlyList<string> Columns) : JoinFinding;

    /// <summary>A way that is not proven.</summary>
    /// <param name="At">The first step that is not.</param>
    public sealed record Unproven(JoinEdge At) : JoinFinding;

    /// <summary>A way that could give a row several partners.</summary>
    /// <param name="Bridge">The table between them.</param>
    public sealed record Bridged(JoinBridge Bridge) : JoinFinding;

    /// <summary>No way.</summary>
    public sealed record Nothing : JoinFinding;
}
