namespace Mixdown.Runs.Starting.Stars;

/// <summary>A column whose values are keys of another table, proven on the rows.</summary>
/// <param name="Table">The table with the column.</param>
/// <param name="Column">The column.</param>
/// <param name="Parent">The table with the key.</param>
/// <param name="Orphans">Rows whose value is no key of the parent.</param>
sealed record Relationship(TableProfile Table, ColumnProfile Column, TableProfile Parent, long Orphans)
{
    /// <summary>Whether it leads back to the same table.</summary>
    public bool IsToItself => Table.Source == Parent.Source;
}
