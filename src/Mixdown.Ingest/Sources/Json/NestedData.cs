namespace Mixdown.Ingest.Sources.Json;

/// <summary>What becomes of objects and arrays inside a record: the key <c>nested</c>.</summary>
public enum NestedData
{
    /// <summary>They are STRUCT and LIST columns; where their shapes contradict each other, JSON text.</summary>
    Struct,

    /// <summary>They are JSON text.</summary>
    Json,

    /// <summary>As <see cref="Struct"/>, but arrays of objects are tables of their own.</summary>
    Unpack,
}
