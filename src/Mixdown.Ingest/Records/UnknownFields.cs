namespace Mixdown.Ingest.Records;

/// <summary>What becomes of a field that the table has no column for: the key <c>schema_contract.columns</c> of a stream.</summary>
public enum UnknownFields
{
    /// <summary>It stands in <c>_mx_rescued</c>: whoever sends events cannot change a table.</summary>
    Rescue,

    /// <summary>It is a new column, in the commit of the first rows that have it.</summary>
    Evolve,

    /// <summary>The record goes to quarantine.</summary>
    Quarantine,
}
