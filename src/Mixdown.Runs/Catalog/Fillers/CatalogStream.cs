namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>A stream: what brings events into the lake as they come.</summary>
/// <param name="Node">As in the list.</param>
public sealed record CatalogStream(CatalogNode Node)
{
    /// <summary>The file and the line that declare it.</summary>
    public required string DeclaredIn { get; init; }

    /// <summary>What the project file says of it: its type, where it reads, how values are written, when rows are committed.</summary>
    public IReadOnlyList<CatalogFact> Facts { get; init; } = [];

    /// <summary>Its topics.</summary>
    public IReadOnlyList<StreamedTopic> Topics { get; init; } = [];

    /// <summary>The live tables that are kept of it.</summary>
    public IReadOnlyList<CatalogLink> LiveTables { get; init; } = [];

    /// <summary>Who runs it now.</summary>
    public StreamRunner Runner { get; init; }

    /// <summary>What it did since its process began; null where this process does not run it.</summary>
    public StreamCounts? Counts { get; init; }

    /// <summary>What keeps it waiting now; null: nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>When all this was so.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why it cannot be run as it is written; null: it can.</summary>
    public string? Problem { get; init; }
}
