namespace Mixdown.Engines.Planning;

/// <summary>What a query answers, found without running it.</summary>
/// <param name="Columns">In order.</param>
/// <param name="RowInputs">The columns that decide which rows there are, ordered by name and kind.</param>
public sealed record QueryShape(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<RowInput> RowInputs)
{
    /// <summary>Why nothing is known of where the columns come from, in a person's words; null where it is known. Their names and
    /// types are right all the same.</summary>
    public string? Unknown { get; init; }
}
