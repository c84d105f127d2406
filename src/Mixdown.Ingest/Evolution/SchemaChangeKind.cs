namespace Mixdown.Ingest.Evolution;

/// <summary>What happened to a column of a lake table.</summary>
public enum SchemaChangeKind
{
    /// <summary>It came to a table that was there; NULL in older rows.</summary>
    Added,

    /// <summary>Its type became wider; older rows were written anew.</summary>
    Widened,

    /// <summary>The source has it no longer; it stays, NULL in newer rows.</summary>
    Missing,

    /// <summary>The source has it again.</summary>
    Returned,
}
