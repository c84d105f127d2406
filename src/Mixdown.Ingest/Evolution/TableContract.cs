namespace Mixdown.Ingest.Evolution;

/// <summary>What happens when the source has a table that the lake has not: the key <c>schema_contract.tables</c>.</summary>
public enum TableContract
{
    /// <summary>It is created.</summary>
    Evolve,

    /// <summary>Its load fails.</summary>
    Freeze,

    /// <summary>It is passed over, and the summary says so.</summary>
    DiscardRow,
}
