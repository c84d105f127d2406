namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>A topic of a stream, and its table.</summary>
/// <param name="Name">The topic, and its table in the lake.</param>
public sealed record StreamedTopic(string Name)
{
    /// <summary>The source that models read it as; null where none is declared.</summary>
    public CatalogLink? Source { get; init; }

    /// <summary>What is known of its rows; null where nothing was committed.</summary>
    public TableState? State { get; init; }

    /// <summary>The columns that together name an event; empty where every record is one.</summary>
    public IReadOnlyList<string> DedupeBy { get; init; } = [];

    /// <summary>The column that says when an event happened; null: it is when the log took it.</summary>
    public string? EventTime { get; init; }

    /// <summary>How far each partition is.</summary>
    public IReadOnlyList<StreamedPartition> Partitions { get; init; } = [];
}
