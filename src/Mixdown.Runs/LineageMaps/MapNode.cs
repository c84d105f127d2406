namespace Mixdown.Runs.LineageMaps;

/// <summary>A box of a lineage map.</summary>
/// <param name="Id">dbt's id; <c>load.NAME</c> and <c>stream.NAME</c> of what fills sources, <c>live.NAME</c> of live tables.</param>
/// <param name="Kind">As in the catalog; <c>load</c>, <c>stream</c> or <c>live</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record MapNode(string Id, string Kind, string Name)
{
    /// <summary>The folder or the schema that it belongs to: boxes of one layer have one colour.</summary>
    public string Layer { get; init; } = "";

    /// <summary>Where its rows are; null where it has none.</summary>
    public string? Relation { get; init; }

    /// <summary>How it is materialized; null for what is not built.</summary>
    public string? Materialized { get; init; }

    /// <summary>What it is for; empty: nobody said.</summary>
    public string Description { get; init; } = "";

    /// <summary>dbt's word for how its last build ended; null where it was never built.</summary>
    public string? LastStatus { get; init; }

    /// <summary>Checks that did not pass when they were last run.</summary>
    public int FailingChecks { get; init; }

    /// <summary>Of a map of columns, those on the path, from top to bottom; empty on a map of tables.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Its left side, in pixels.</summary>
    public double X { get; init; }

    /// <summary>Its upper side.</summary>
    public double Y { get; init; }

    /// <summary>In pixels.</summary>
    public double Width { get; init; }

    /// <summary>In pixels.</summary>
    public double Height { get; init; }
}
