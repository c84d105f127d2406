namespace Mixdown.Ingest.Evolution;

/// <summary>What happens to a value that does not fit its column's type: the key <c>schema_contract.data_type</c>.</summary>
public enum TypeContract
{
    /// <summary>The column becomes wide enough for it, where that loses nothing; what a sample did not show, and what no type
    /// holds, is rescued.</summary>
    Evolve,

    /// <summary>NULL in its column, its text in <c>_mx_rescued</c>; the row counts as loaded.</summary>
    Rescue,

    /// <summary>The whole row goes to quarantine.</summary>
    Quarantine,

    /// <summary>The table's load fails.</summary>
    Freeze,

    /// <summary>The whole row is rejected without being kept; it is counted.</summary>
    DiscardRow,

    /// <summary>NULL in its column; the text is not kept, the value is counted.</summary>
    DiscardValue,
}
