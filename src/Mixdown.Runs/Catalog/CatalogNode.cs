namespace Mixdown.Runs.Catalog;

/// <summary>Something of the project in a list.</summary>
/// <param name="Id">dbt's id: names it in addresses; <c>load.NAME</c>, <c>stream.NAME</c>, <c>live.NAME</c> of what dbt does not know.</param>
/// <param name="Kind">dbt's word: <c>source</c>, <c>seed</c>, <c>snapshot</c>, <c>model</c>, <c>metric</c>, <c>exposure</c>; a dashboard is
/// <c>dashboard</c>; <c>load</c>, <c>stream</c> and <c>live</c> stand in <c>mixdown.yml</c>.</param>
/// <param name="Name">Its name; of a dashboard its title.</param>
public sealed record CatalogNode(string Id, string Kind, string Name)
{
    /// <summary>Where its rows are, <c>schema.table</c>; null where it has none.</summary>
    public string? Relation { get; init; }

    /// <summary>What it is for; empty: nobody said.</summary>
    public string Description { get; init; } = "";

    /// <summary>The folder under <c>models</c>, or the schema of a source: <c>bronze</c>, <c>silver</c>, <c>gold</c>.</summary>
    public string Layer { get; init; } = "";

    /// <summary>How it is materialized; null for what is not built.</summary>
    public string? Materialized { get; init; }

    /// <summary>Who answers for it; null: nobody said.</summary>
    public CatalogOwner? Owner { get; init; }

    /// <summary>The group that it belongs to; null: none.</summary>
    public string? Group { get; init; }

    /// <summary>Its labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How many columns are known of it.</summary>
    public int Columns { get; init; }

    /// <summary>How many checks look at it.</summary>
    public int Checks { get; init; }

    /// <summary>What is known of its rows; null where it has none, or nothing was built or loaded.</summary>
    public TableState? State { get; init; }

    /// <summary>dbt's word for how its last build ended; null where it was never built.</summary>
    public string? LastStatus { get; init; }

    /// <summary>Checks that did not pass when they were last run.</summary>
    public int FailingChecks { get; init; }
}
