namespace Mixdown.Ingest.Sources.Json;

/// <summary>How a JSON file is to be read: the key <c>options</c>.</summary>
public sealed record JsonDialect
{
    /// <summary>auto, lines or document. Default: auto.</summary>
    public JsonLayout Layout { get; init; } = JsonLayout.Auto;

    /// <summary>The keys that lead to the records in a document that wraps them; empty where it does not.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>What becomes of objects and arrays. Default: STRUCT and LIST.</summary>
    public NestedData Nested { get; init; } = NestedData.Struct;

    /// <summary>Deepest nesting of a record; a deeper one is rejected. Default 64: no program that a person wrote nests deeper.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Longest record in bytes; a longer one is rejected and the next one is read. Default 16 MiB.</summary>
    public int MaxRecordBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Share of a column's values that must fit a type for the type to be taken; the others are rescued.
    /// Default 0.95: see docs/decisions/0006-csv-types.md.</summary>
    public double TypeConfidence { get; init; } = 0.95;
}
