namespace Mixdown.Ingest.Evolution;

/// <summary>What happens when a file has a column that its table has not: the key <c>schema_contract.columns</c>.</summary>
public enum ColumnContract
{
    /// <summary>It is added, nullable, in the commit of the first rows that have it.</summary>
    Evolve,

    /// <summary>The table's load fails.</summary>
    Freeze,

    /// <summary>A row with a value there is rejected.</summary>
    DiscardRow,

    /// <summary>The column is not read.</summary>
    DiscardValue,
}
