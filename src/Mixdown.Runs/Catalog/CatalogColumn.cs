namespace Mixdown.Runs.Catalog;

/// <summary>A column of a table.</summary>
/// <param name="Name">As the table spells it.</param>
public sealed record CatalogColumn(string Name)
{
    /// <summary>The engine's name of its type; null where it is not known.</summary>
    public string? Type { get; init; }

    /// <summary>What it holds; empty: nobody said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its checks.</summary>
    public IReadOnlyList<CatalogCheck> Checks { get; init; } = [];

    /// <summary>How it is made: <c>passedThrough</c>, <c>computed</c>, <c>aggregated</c>, <c>constant</c>; null where it is read off a file,
    /// or nobody can tell.</summary>
    public string? Origin { get; init; }

    /// <summary>What it is made of, <c>table.column</c>.</summary>
    public IReadOnlyList<string> MadeOf { get; init; } = [];

    /// <summary>Whether its values are personal, and not shown: it is tagged <c>pii</c>, or made of what is.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whether properties files describe it, and the table does not have it.</summary>
    public bool IsMissing { get; init; }
}
