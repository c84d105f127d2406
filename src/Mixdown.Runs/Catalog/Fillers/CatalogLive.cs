namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>A live table: aggregates of a topic's events by window, kept while they come.</summary>
/// <param name="Node">As in the list.</param>
public sealed record CatalogLive(CatalogNode Node)
{
    /// <summary>The file and the line that declare it.</summary>
    public required string DeclaredIn { get; init; }

    /// <summary>What the project file says of it: its window, when it is closed, how long it is shown.</summary>
    public IReadOnlyList<CatalogFact> Facts { get; init; } = [];

    /// <summary>The stream, and the table of the topic, that its events come from.</summary>
    public IReadOnlyList<CatalogLink> Upstream { get; init; } = [];

    /// <summary>The model that has the same numbers in batch.</summary>
    public required CatalogLink Batch { get; init; }

    /// <summary>The dashboards that show it.</summary>
    public IReadOnlyList<CatalogLink> Downstream { get; init; } = [];

    /// <summary>The columns that its windows are divided by.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Its metrics, and what each adds up or is calculated of.</summary>
    public IReadOnlyList<CatalogFact> Metrics { get; init; } = [];

    /// <summary>How it stands; null where this process does not keep it.</summary>
    public LiveState? State { get; init; }
}
