using System.Collections.Immutable;

namespace Mixdown.Delta.Actions;

/// <summary>What the table is: its schema, partition columns and settings. The newest one holds.</summary>
/// <param name="Id">The table's own id, made once.</param>
/// <param name="Schema">The columns as the log has them, JSON in a text. <see cref="Schemas.SchemaJson"/> reads and writes it.</param>
public sealed record TableMetaData(string Id, string Schema) : DeltaAction
{
    /// <summary>A name for people; null when there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What the table holds; null when nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>Names of the partition columns, in order.</summary>
    public ImmutableArray<string> PartitionColumns { get; init; } = [];

    /// <summary>Settings of the table (<c>delta.…</c>) and of its writers. Those that are unknown are carried forward.</summary>
    public ImmutableSortedDictionary<string, string?> Configuration { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>Milliseconds since 1970; null when the writer did not say.</summary>
    public long? CreatedAt { get; init; }

    /// <summary>Format of the data files; only <c>parquet</c> exists.</summary>
    public string Format { get; init; } = "parquet";
}
