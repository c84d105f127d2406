using Mixdown.Runs.Quality;

namespace Mixdown.Runs.Catalog.Fillers;

/// <summary>A table of a load.</summary>
/// <param name="Name">In the lake, without its schema.</param>
public sealed record LoadedTable(string Name)
{
    /// <summary>The source that models read it as; null where none is declared.</summary>
    public CatalogLink? Source { get; init; }

    /// <summary>What is known of its rows; null where nothing was loaded.</summary>
    public TableState? State { get; init; }

    /// <summary>How far the load may change it by itself: what becomes of new tables, of new columns, and of values that do not fit.</summary>
    public IReadOnlyList<CatalogFact> Contract { get; init; } = [];

    /// <summary>The columns that together name a row; empty where none are said.</summary>
    public IReadOnlyList<string> UniqueKey { get; init; } = [];

    /// <summary>The column from whose last value on rows are read; null where all are.</summary>
    public string? Cursor { get; init; }

    /// <summary>How new rows meet old ones, in the project file's word; null where it says nothing.</summary>
    public string? Disposition { get; init; }

    /// <summary>How its last load ended: <c>success</c> or <c>error</c>; null where it was never loaded.</summary>
    public string? LastStatus { get; init; }

    /// <summary>When that was; null where it was never loaded.</summary>
    public DateTimeOffset? LoadedAt { get; init; }

    /// <summary>How new it is; null where nothing is promised.</summary>
    public SourceFreshness? Freshness { get; init; }
}
