namespace Mixdown.Project.Materialize.Profiles;

/// <summary>What the values of a table are like.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="LookedAt">Rows that were looked at: all, or a sample of a large table.</param>
/// <param name="Columns">In the table's order.</param>
public sealed record TableProfile(long Rows, long LookedAt, IReadOnlyList<ColumnProfile> Columns)
{
    /// <summary>Whether different values were counted; else their number is a guess, some 2 % off.</summary>
    public bool CountsDistinct { get; init; }
}
