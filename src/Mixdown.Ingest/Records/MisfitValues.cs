namespace Mixdown.Ingest.Records;

/// <summary>What becomes of a value that does not fit its column: the key <c>schema_contract.data_type</c> of a stream.</summary>
public enum MisfitValues
{
    /// <summary>NULL in its column, the value in <c>_mx_rescued</c>; the row counts as loaded.</summary>
    Rescue,

    /// <summary>The record goes to quarantine.</summary>
    Quarantine,
}
