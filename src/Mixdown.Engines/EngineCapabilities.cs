namespace Mixdown.Engines;

/// <summary>What an engine can do, as data: plans read it, nobody asks for an engine's type.</summary>
public sealed record EngineCapabilities
{
    /// <summary>dbt's adapter type, the prefix of macros (<c>duckdb__…</c>) and <c>target.type</c>.</summary>
    public required string Dialect { get; init; }

    /// <summary>Whether DDL takes part in transactions, so that a node can be built, checked and then published.</summary>
    public required bool TransactionalDdl { get; init; }

    /// <summary>Whether MERGE INTO exists.</summary>
    public required bool Merge { get; init; }

    /// <summary>Longest identifier in bytes.</summary>
    public required int IdentifierBytes { get; init; }
}
