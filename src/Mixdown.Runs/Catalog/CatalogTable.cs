namespace Mixdown.Runs.Catalog;

/// <summary>All that is known of one thing without reading its rows.</summary>
/// <param name="Node">As in the list.</param>
public sealed record CatalogTable(CatalogNode Node)
{
    /// <summary>The file and the line that declare it; null for what no file declares.</summary>
    public string? DeclaredIn { get; init; }

    /// <summary>Free facts of its writers, by key.</summary>
    public IReadOnlyList<CatalogFact> Meta { get; init; } = [];

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<CatalogColumn> Columns { get; init; } = [];

    /// <summary>Why its columns, or where they come from, are not known; null: they are.</summary>
    public string? Unknown { get; init; }

    /// <summary>Checks of the table as a whole, or of several columns.</summary>
    public IReadOnlyList<CatalogCheck> Checks { get; init; } = [];

    /// <summary>What it reads.</summary>
    public IReadOnlyList<CatalogLink> Upstream { get; init; } = [];

    /// <summary>What reads it.</summary>
    public IReadOnlyList<CatalogLink> Downstream { get; init; } = [];

    /// <summary>How old its newest row may be, and how old it was found; null where nothing is promised.</summary>
    public CatalogFreshness? Freshness { get; init; }

    /// <summary>What brings its rows, for a source: a load or a stream; null for others.</summary>
    public CatalogLink? FilledBy { get; init; }

    /// <summary>Facts of a metric or a dashboard: its type, its expression, its tiles.</summary>
    public IReadOnlyList<CatalogFact> Facts { get; init; } = [];

    /// <summary>Whether a SELECT of its own makes it.</summary>
    public bool HasSql { get; init; }

    /// <summary>Whether it has rows that can be looked at.</summary>
    public bool HasRows { get; init; }
}
