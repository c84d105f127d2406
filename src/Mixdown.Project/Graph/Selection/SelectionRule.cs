namespace Mixdown.Project.Graph.Selection;

/// <summary>How conditions are joined.</summary>
/// <param name="Indirect">Which checks come along.</param>
abstract record SelectionRule(IndirectSelection Indirect)
{
    /// <summary>One condition.</summary>
    public sealed record Leaf(Criterion Criterion) : SelectionRule(Criterion.Indirect);

    /// <summary>What any of the parts holds; nothing when there are none.</summary>
    public sealed record Union(IReadOnlyList<SelectionRule> Parts, IndirectSelection Indirect) : SelectionRule(Indirect);

    /// <summary>What all of the parts hold.</summary>
    /// <param name="Parts">At least one.</param>
    /// <param name="Indirect">Which checks come along.</param>
    /// <param name="Written">The word of a command line, to be warned of when it holds nothing; null for none.</param>
    public sealed record Intersection(IReadOnlyList<SelectionRule> Parts, IndirectSelection Indirect, string? Written = null) : SelectionRule(Indirect);

    /// <summary>What the first holds and the second does not.</summary>
    public sealed record Difference(SelectionRule Kept, SelectionRule Left, IndirectSelection Indirect) : SelectionRule(Indirect);
}
