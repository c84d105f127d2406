using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Loads;

/// <summary>What a load works with.</summary>
public sealed record LoadHost
{
    /// <summary>The lake's root: tables at <c>SCHEMA/TABLE</c>, load states under <c>_mixdown/state</c>.</summary>
    public required IObjectStore Lake { get; init; }

    /// <summary>Opens the folders and buckets that sources name.</summary>
    public required IObjectStores Stores { get; init; }

    /// <summary>Clock, ids and checkpoints of the lake's tables.</summary>
    public required DeltaOptions Delta { get; init; }

    /// <summary>Writes the data files: in place where the lake is a folder.</summary>
    public required DuckDbParquetWriter Parquet { get; init; }

    /// <summary>The target's name, part of the transaction ids in the lake.</summary>
    public required string Target { get; init; }

    /// <summary>Relative paths of sources are relative to it.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>A folder for spilled rows, emptied by its owner.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Tables that are loaded side by side, at least 1.</summary>
    public int Threads { get; init; } = 1;
}
