namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>A load: what brings tables from files, databases and services into the lake.</summary>
/// <param name="Node">As in the list.</param>
public sealed record CatalogLoad(CatalogNode Node)
{
    /// <summary>The file and the line that declare it.</summary>
    public required string DeclaredIn { get; init; }

    /// <summary>What the project file says of it: its type, where it reads, what becomes of bad rows and of files that change.</summary>
    public IReadOnlyList<CatalogFact> Facts { get; init; } = [];

    /// <summary>The tables that it fills, or filled.</summary>
    public IReadOnlyList<LoadedTable> Tables { get; init; } = [];

    /// <summary>Its last runs, the newest first.</summary>
    public IReadOnlyList<LoadRun> Runs { get; init; } = [];

    /// <summary>Why it cannot be run as it is written; null: it can.</summary>
    public string? Problem { get; init; }
}
